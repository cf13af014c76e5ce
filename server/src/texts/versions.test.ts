import { expect, it } from 'vitest';
import { nextVersion } from './versions.ts';

const at = (time: string) => Date.parse(time);

it.each([
  ['the first of a month', [], '2026-11-21T09:00:00Z', '2026-11.1'],
  ['the next of that month', ['2026-11.1', '2026-10.7'], '2026-11-21T09:00:00Z', '2026-11.2'],
  [
    'one after all that there were, in whatever order',
    ['2026-11.9', '2026-11.10', '2026-11.2'],
    '2026-11-21T09:00:00Z',
    '2026-11.11',
  ],
  ['by Stockholm’s month', ['2026-11.1'], '2026-11-30T23:00:00Z', '2026-12.1'],
  ['also when versions are not numbers', ['2026-11.x', 'v2', '2026-11.1-a'], '2026-11-21T09:00:00Z', '2026-11.1'],
])('V1: is %s', (_what, had, now, expected) => {
  expect(nextVersion(had, at(now))).toBe(expected);
});
