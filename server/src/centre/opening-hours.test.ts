import type { OpeningHours } from '@dorren/shared/protocol/content.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hoursAt } from './opening-hours.ts';

const NEVER: OpeningHours = {
  timeZone: 'Europe/Stockholm',
  always: false,
  week: [[], [], [], [], [], [], []],
  exceptions: [],
};
const every = (from: string, to: string): OpeningHours['week'] => {
  const day = [{ from, to }];
  return [day, day, day, day, day, day, day];
};
const at = (iso: string): number => Date.parse(iso);

describe('opening hours', () => {
  it('are in the time of Stockholm, in winter and in summer', () => {
    const hours = { ...NEVER, week: every('09:00', '17:00') };
    expect(hoursAt(hours, at('2026-01-15T07:59:59Z'))).toEqual({ open: false, opensAt: at('2026-01-15T08:00:00Z') });
    expect(hoursAt(hours, at('2026-01-15T08:00:00Z'))).toEqual({ open: true, opensAt: null });
    expect(hoursAt(hours, at('2026-07-15T06:59:59Z'))).toEqual({ open: false, opensAt: at('2026-07-15T07:00:00Z') });
    expect(hoursAt(hours, at('2026-07-15T07:00:00Z')).open).toBe(true);
    expect(hoursAt(hours, at('2026-07-15T14:59:59Z')).open).toBe(true);
    expect(hoursAt(hours, at('2026-07-15T15:00:00Z'))).toEqual({ open: false, opensAt: at('2026-07-16T07:00:00Z') });
  });

  it('begin the week on Monday', () => {
    const hours: OpeningHours = { ...NEVER, week: [[{ from: '09:00', to: '10:00' }], [], [], [], [], [], []] };
    // 23 November 2026 is a Monday.
    expect(hoursAt(hours, at('2026-11-23T08:30:00Z')).open).toBe(true);
    expect(hoursAt(hours, at('2026-11-22T08:30:00Z'))).toEqual({ open: false, opensAt: at('2026-11-23T08:00:00Z') });
  });

  it('give way to an exception on its date, open or closed', () => {
    const hours: OpeningHours = {
      ...NEVER,
      week: every('09:00', '17:00'),
      exceptions: [
        { date: '2026-12-24', intervals: [] },
        { date: '2026-12-25', intervals: [{ from: '20:00', to: '24:00' }] },
      ],
    };
    expect(hoursAt(hours, at('2026-12-24T10:00:00Z'))).toEqual({ open: false, opensAt: at('2026-12-25T19:00:00Z') });
    expect(hoursAt(hours, at('2026-12-25T22:59:00Z')).open).toBe(true);
    expect(hoursAt(hours, at('2026-12-25T23:00:00Z'))).toEqual({ open: false, opensAt: at('2026-12-26T08:00:00Z') });
  });

  it('can go over midnight', () => {
    const hours: OpeningHours = {
      ...NEVER,
      week: [[{ from: '20:00', to: '24:00' }], [{ from: '00:00', to: '02:00' }], [], [], [], [], []],
    };
    expect(hoursAt(hours, at('2026-11-23T22:59:59Z')).open).toBe(true);
    expect(hoursAt(hours, at('2026-11-23T23:00:00Z')).open).toBe(true);
    expect(hoursAt(hours, at('2026-11-24T01:00:00Z')).open).toBe(false);
  });

  it('that fall into the hour skipped in spring begin after it', () => {
    const hours = { ...NEVER, week: every('02:30', '04:00') };
    // 29 March 2026, 02:00 becomes 03:00.
    expect(hoursAt(hours, at('2026-03-29T00:50:00Z'))).toEqual({ open: false, opensAt: at('2026-03-29T01:00:00Z') });
  });

  it('that fall into the hour doubled in autumn hold twice', () => {
    const hours = { ...NEVER, week: every('02:15', '02:45') };
    // 25 October 2026, 03:00 becomes 02:00.
    expect(hoursAt(hours, at('2026-10-25T00:00:00Z'))).toEqual({ open: false, opensAt: at('2026-10-25T00:15:00Z') });
    expect(hoursAt(hours, at('2026-10-25T00:20:00Z')).open).toBe(true);
    expect(hoursAt(hours, at('2026-10-25T00:50:00Z'))).toEqual({ open: false, opensAt: at('2026-10-25T01:15:00Z') });
    expect(hoursAt(hours, at('2026-10-25T01:20:00Z')).open).toBe(true);
  });

  it('are always or never', () => {
    expect(hoursAt({ ...NEVER, always: true }, 0)).toEqual({ open: true, opensAt: null });
    expect(hoursAt(NEVER, at('2026-11-23T08:30:00Z'))).toEqual({ open: false, opensAt: null });
  });

  it('open next at the first minute that is open, whatever they are', () => {
    const minute = fc.integer({ min: 0, max: 24 * 60 });
    const clock = (minutes: number) =>
      `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
    const interval = fc
      .tuple(minute, minute)
      .filter(([one, other]) => one !== other)
      .map(([one, other]) => ({ from: clock(Math.min(one, other)), to: clock(Math.max(one, other)) }));
    const intervals = fc.array(interval, { maxLength: 3 });
    const week = fc.tuple(intervals, intervals, intervals, intervals, intervals, intervals, intervals);
    // Around both changes of the clock, and an ordinary day.
    const moment = fc
      .tuple(fc.constantFrom('2026-03-28', '2026-10-24', '2026-06-03'), fc.integer({ min: 0, max: 2 * 24 * 60 * 60 }))
      .map(([date, seconds]) => at(`${date}T12:00:00Z`) + seconds * 1000);
    fc.assert(
      fc.property(week, moment, (days, now) => {
        const hours = { ...NEVER, week: days };
        const { open, opensAt } = hoursAt(hours, now);
        if (open || opensAt === null) return;
        expect(hoursAt(hours, opensAt).open).toBe(true);
        const first = Math.floor(now / 60_000) + 1;
        const minutes = Array.from({ length: Math.min(opensAt / 60_000 - first, 300) }, (_, index) => first + index);
        expect(minutes.filter((candidate) => hoursAt(hours, candidate * 60_000).open)).toEqual([]);
        expect(hoursAt(hours, opensAt - 60_000).open).toBe(false);
      }),
      { numRuns: 80 },
    );
  });
});
