import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Hours, isOpen, openingAt } from './opening.ts';
import { wallClock } from './stockholm-clock.ts';

const NEVER: Hours = {
  always: false,
  week: [[], [], [], [], [], [], []],
  exceptions: [],
};
const every = (from: string, to: string): Hours['week'] => {
  const day = [{ from, to }];
  return [day, day, day, day, day, day, day];
};
const at = (iso: string): number => Date.parse(iso);

describe('opening hours', () => {
  it('are in the time of Stockholm, in winter and in summer', () => {
    const hours = { ...NEVER, week: every('09:00', '17:00') };
    expect(openingAt(hours, at('2026-01-15T07:59:59Z'))).toEqual({
      open: false,
      changesAt: at('2026-01-15T08:00:00Z'),
    });
    expect(openingAt(hours, at('2026-01-15T08:00:00Z'))).toEqual({ open: true, changesAt: at('2026-01-15T16:00:00Z') });
    expect(openingAt(hours, at('2026-07-15T06:59:59Z'))).toEqual({
      open: false,
      changesAt: at('2026-07-15T07:00:00Z'),
    });
    expect(openingAt(hours, at('2026-07-15T07:00:00Z')).open).toBe(true);
    expect(openingAt(hours, at('2026-07-15T14:59:59Z')).open).toBe(true);
    expect(openingAt(hours, at('2026-07-15T15:00:00Z'))).toEqual({
      open: false,
      changesAt: at('2026-07-16T07:00:00Z'),
    });
  });

  it('begin the week on Monday', () => {
    const hours: Hours = { ...NEVER, week: [[{ from: '09:00', to: '10:00' }], [], [], [], [], [], []] };
    // 23 November 2026 is a Monday.
    expect(openingAt(hours, at('2026-11-23T08:30:00Z')).open).toBe(true);
    expect(openingAt(hours, at('2026-11-22T08:30:00Z'))).toEqual({
      open: false,
      changesAt: at('2026-11-23T08:00:00Z'),
    });
  });

  it('give way to an exception on its date, open or closed', () => {
    const hours: Hours = {
      ...NEVER,
      week: every('09:00', '17:00'),
      exceptions: [
        { date: '2026-12-24', intervals: [] },
        { date: '2026-12-25', intervals: [{ from: '20:00', to: '24:00' }] },
      ],
    };
    expect(openingAt(hours, at('2026-12-24T10:00:00Z'))).toEqual({
      open: false,
      changesAt: at('2026-12-25T19:00:00Z'),
    });
    expect(openingAt(hours, at('2026-12-25T22:59:00Z')).open).toBe(true);
    expect(openingAt(hours, at('2026-12-25T23:00:00Z'))).toEqual({
      open: false,
      changesAt: at('2026-12-26T08:00:00Z'),
    });
  });

  it('that end at 24:00 and go on at 00:00 are one stretch', () => {
    const hours: Hours = {
      ...NEVER,
      week: [[{ from: '20:00', to: '24:00' }], [{ from: '00:00', to: '02:00' }], [], [], [], [], []],
    };
    const stretch = { open: true, changesAt: at('2026-11-24T01:00:00Z') };
    expect(openingAt(hours, at('2026-11-23T22:59:59Z'))).toEqual(stretch);
    expect(openingAt(hours, at('2026-11-23T23:00:00Z'))).toEqual(stretch);
    expect(openingAt(hours, at('2026-11-24T01:00:00Z')).open).toBe(false);
  });

  it('that fall into the hour skipped in spring begin after it', () => {
    const hours = { ...NEVER, week: every('02:30', '04:00') };
    // 29 March 2026, 02:00 becomes 03:00.
    expect(openingAt(hours, at('2026-03-29T00:50:00Z'))).toEqual({
      open: false,
      changesAt: at('2026-03-29T01:00:00Z'),
    });
  });

  it('that fall into the hour doubled in autumn hold twice', () => {
    const hours = { ...NEVER, week: every('02:15', '02:45') };
    // 25 October 2026, 03:00 becomes 02:00.
    expect(openingAt(hours, at('2026-10-25T00:00:00Z'))).toEqual({
      open: false,
      changesAt: at('2026-10-25T00:15:00Z'),
    });
    expect(openingAt(hours, at('2026-10-25T00:20:00Z')).open).toBe(true);
    expect(openingAt(hours, at('2026-10-25T00:50:00Z'))).toEqual({
      open: false,
      changesAt: at('2026-10-25T01:15:00Z'),
    });
    expect(openingAt(hours, at('2026-10-25T01:20:00Z')).open).toBe(true);
  });

  it('are one stretch over the hour that is skipped, and over the doubled one', () => {
    const hours = { ...NEVER, week: every('01:00', '04:00') };
    expect(openingAt(hours, at('2026-03-29T00:00:00Z'))).toEqual({ open: true, changesAt: at('2026-03-29T02:00:00Z') });
    expect(openingAt(hours, at('2026-10-24T23:00:00Z'))).toEqual({ open: true, changesAt: at('2026-10-25T03:00:00Z') });
  });

  it('that end within the skipped hour end where it begins', () => {
    const hours = { ...NEVER, week: every('01:00', '02:30') };
    expect(openingAt(hours, at('2026-03-29T00:30:00Z'))).toEqual({ open: true, changesAt: at('2026-03-29T01:00:00Z') });
  });

  it('are those of a public holiday on one, unless the date has its own', () => {
    const week = every('09:00', '17:00');
    // Midsummer Day.
    const noon = at('2026-06-20T10:00:00Z');
    expect(openingAt({ ...NEVER, week, holidays: 'as-usual' }, noon).open).toBe(true);
    expect(openingAt({ ...NEVER, week, holidays: [] }, noon)).toEqual({
      open: false,
      changesAt: at('2026-06-21T07:00:00Z'),
    });
    expect(openingAt({ ...NEVER, week, holidays: [{ from: '18:00', to: '20:00' }] }, noon)).toEqual({
      open: false,
      changesAt: at('2026-06-20T16:00:00Z'),
    });
    const own = [{ date: '2026-06-20', intervals: [{ from: '11:00', to: '13:00' }] }];
    expect(openingAt({ ...NEVER, week, holidays: [], exceptions: own }, noon).open).toBe(true);
  });

  it('that are around the clock change only when they do', () => {
    const hours = { ...NEVER, week: every('00:00', '24:00') };
    const from = at('2026-11-21T12:00:00Z');
    expect(openingAt(hours, from)).toEqual({ open: true, changesAt: null });
    expect(openingAt({ ...hours, holidays: [] }, from)).toEqual({ open: true, changesAt: at('2026-12-23T23:00:00Z') });
  });

  it('are always or never', () => {
    expect(openingAt({ ...NEVER, always: true }, 0)).toEqual({ open: true, changesAt: null });
    expect(openingAt(NEVER, at('2026-11-23T08:30:00Z'))).toEqual({ open: false, changesAt: null });
  });

  it('change next at the first minute that is other than now, whatever they are', () => {
    const minute = fc.integer({ min: 0, max: 24 * 60 });
    const clock = (minutes: number) =>
      `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
    const interval = fc
      .tuple(minute, minute)
      .filter(([one, other]) => one !== other)
      .map(([one, other]) => ({ from: clock(Math.min(one, other)), to: clock(Math.max(one, other)) }));
    const intervals = fc.array(interval, { maxLength: 3 });
    const week = fc.tuple(intervals, intervals, intervals, intervals, intervals, intervals, intervals);
    const holidays = fc.oneof(fc.constant('as-usual' as const), intervals);
    // Around both changes of the clock, a public holiday, and an ordinary day.
    const moment = fc
      .tuple(
        fc.constantFrom('2026-03-28', '2026-10-24', '2026-04-30', '2026-06-03'),
        fc.integer({ min: 0, max: 2 * 24 * 60 * 60 }),
      )
      .map(([date, seconds]) => at(`${date}T12:00:00Z`) + seconds * 1000);
    fc.assert(
      fc.property(week, holidays, moment, (days, onHolidays, now) => {
        const hours = { ...NEVER, week: days, holidays: onHolidays };
        const { open, changesAt } = openingAt(hours, now);
        const first = Math.floor(now / 60_000) + 1;
        const last = changesAt === null ? first + 1500 : Math.min(changesAt / 60_000, first + 1500);
        for (let minute = first; minute < last; minute++)
          expect(isOpen(hours, wallClock(minute * 60_000)), String(minute)).toBe(open);
        if (changesAt !== null) expect(isOpen(hours, wallClock(changesAt))).toBe(!open);
      }),
      { numRuns: 60 },
    );
  });
});
