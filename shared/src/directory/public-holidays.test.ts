import { describe, expect, it } from 'vitest';
import { isPublicHoliday, publicHolidays } from './public-holidays.ts';

describe('public holidays in Sweden', () => {
  it('are these in 2026', () => {
    expect([...publicHolidays(2026)].sort()).toEqual([
      '2026-01-01',
      '2026-01-06',
      '2026-04-03',
      '2026-04-05',
      '2026-04-06',
      '2026-05-01',
      '2026-05-14',
      '2026-05-24',
      '2026-06-06',
      '2026-06-19',
      '2026-06-20',
      '2026-10-31',
      '2026-12-24',
      '2026-12-25',
      '2026-12-26',
      '2026-12-31',
    ]);
  });

  it.each([
    ['the earliest Easter of our time', '2008-03-23'],
    ['the latest', '2038-04-25'],
    ['Easter in a leap year', '2024-03-31'],
    ['an Easter that the short rules get wrong', '2049-04-18'],
    ['and another', '2076-04-19'],
  ])('have %s on %s', (_, date) => {
    expect(isPublicHoliday(date)).toBe(true);
    expect(new Date(date).getUTCDay()).toBe(0);
  });

  it.each(['2020-06-20', '2021-06-26', '2025-06-21', '2020-10-31', '2025-11-01', '2027-11-06'])(
    'have a Saturday on %s: Midsummer, or All Saints',
    (date) => {
      expect(isPublicHoliday(date)).toBe(true);
      expect(new Date(date).getUTCDay()).toBe(6);
    },
  );

  it('leave ordinary days alone', () => {
    expect(isPublicHoliday('2026-06-22')).toBe(false);
    expect(isPublicHoliday('2026-01-05')).toBe(false);
  });
});
