import fc from 'fast-check';
import { expect, it } from 'vitest';
import { clockTimes, hoursFault, nextInterval, sortedExceptions } from './hours.ts';

it('offers every quarter of the day, its end, and whatever is chosen', () => {
  const times = clockTimes('09:00');
  expect(times).toHaveLength(97);
  expect([times[0], times.at(-1)]).toEqual(['00:00', '24:00']);
  expect(clockTimes('08:07')).toContain('08:07');
  expect(clockTimes('08:07').toSorted()).toEqual(clockTimes('08:07'));
});

it('finds hours that end before they begin or overlap', () => {
  expect(hoursFault([])).toBeNull();
  expect(hoursFault([{ from: '09:00', to: '24:00' }])).toBeNull();
  expect(hoursFault([{ from: '12:00', to: '12:00' }])).toBe('ends-first');
  expect(
    hoursFault([
      { from: '13:00', to: '17:00' },
      { from: '09:00', to: '13:00' },
    ]),
  ).toBeNull();
  expect(
    hoursFault([
      { from: '13:00', to: '17:00' },
      { from: '09:00', to: '13:15' },
    ]),
  ).toBe('overlap');
});

it('suggests further hours that are hours', () => {
  fc.assert(
    fc.property(fc.constantFrom(...clockTimes('09:00')), (to) => {
      const next = nextInterval([{ from: '00:00', to }]);
      expect(next.from < next.to).toBe(true);
      expect(next.to <= '24:00').toBe(true);
    }),
  );
});

it('keeps one exception a day, in order', () => {
  const closed = { date: '2026-12-24', intervals: [] };
  const open = { date: '2026-12-24', intervals: [{ from: '10:00', to: '12:00' }] };
  const earlier = { date: '2026-06-19', intervals: [] };
  expect(sortedExceptions([closed, earlier, open])).toEqual([earlier, open]);
});
