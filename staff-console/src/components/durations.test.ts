import { expect, it } from 'vitest';
import { isoDuration, stopwatch, wholeMinutes } from './durations.ts';

it('shows minutes and seconds, and hours from the first one on', () => {
  expect(stopwatch(0)).toBe('0:00');
  expect(stopwatch(59_999)).toBe('0:59');
  expect(stopwatch(60_000)).toBe('1:00');
  expect(stopwatch(3_599_999)).toBe('59:59');
  expect(stopwatch(3_600_000)).toBe('1:00:00');
  expect(stopwatch(36_061_000)).toBe('10:01:01');
});

it('never shows less than nothing, however wrong a clock is', () => {
  expect(stopwatch(-5_000)).toBe('0:00');
  expect(wholeMinutes(-1)).toBe(0);
  expect(isoDuration(-1)).toBe('PT0M');
});

it('counts minutes that are over', () => {
  expect(wholeMinutes(119_999)).toBe(1);
  expect(isoDuration(120_000)).toBe('PT2M');
});
