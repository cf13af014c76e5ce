import type { DirectoryHours } from '@dorren/shared/protocol/directory.ts';
import { expect, it } from 'vitest';
import { clockTimes, daysAlike } from './week-hours.ts';

const office = [{ from: '09:00', to: '17:00' }];
const parted = [
  { from: '09:00', to: '12:00' },
  { from: '13:00', to: '17:00' },
];

it('puts neighbouring days with the same hours together', () => {
  const week: DirectoryHours['week'] = [office, office, parted, office, office, [], []];
  expect(daysAlike(week).map(({ from, to, intervals }) => [from, to, clockTimes(intervals)])).toEqual([
    [0, 1, '09:00–17:00'],
    [2, 2, '09:00–12:00, 13:00–17:00'],
    [3, 4, '09:00–17:00'],
    [5, 6, ''],
  ]);
});

it('says a week without difference in one line', () => {
  const week: DirectoryHours['week'] = [[], [], [], [], [], [], []];
  expect(daysAlike(week)).toEqual([{ from: 0, to: 6, intervals: [] }]);
});
