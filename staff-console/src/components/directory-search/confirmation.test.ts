import type { KeptEntry } from '@dorren/shared/protocol/directory.ts';
import { expect, it } from 'vitest';
import { isStale, staleFirst } from './confirmation.ts';

const DAY = 24 * 60 * 60 * 1000;
const NOW = Date.UTC(2026, 10, 21);
const ago = (days: number) => ({ confirmed: { by: 'Eva', at: NOW - days * DAY } });

it('is stale from the day after the hundred and eightieth on, and when it never was confirmed', () => {
  expect(isStale(ago(180), NOW)).toBe(false);
  expect(isStale(ago(181), NOW)).toBe(true);
  expect(isStale({ confirmed: null }, NOW)).toBe(true);
});

it('lists only what is stale, and first what has been so longest', () => {
  const [fresh, old, older, never] = [ago(1), ago(200), ago(300), { confirmed: null }] as KeptEntry[];
  expect(staleFirst([fresh, old, older, never] as KeptEntry[], NOW)).toEqual([never, older, old]);
});
