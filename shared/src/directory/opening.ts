/** Open now, and when that changes: the same on both pages and on the server. */
import type { DirectoryHours } from '../protocol/directory.ts';
import { isPublicHoliday } from './public-holidays.ts';
import { clockChangeOn, instantsOf, type WallClock, wallClock } from './stockholm-clock.ts';

/** Also the hours of the centre's own door, which know no public holidays. */
export type Hours = Pick<DirectoryHours, 'always' | 'week' | 'exceptions'> & Partial<Pick<DirectoryHours, 'holidays'>>;
type Intervals = DirectoryHours['week'][number];

export interface Opening {
  open: boolean;
  /** When it closes or opens next, in milliseconds since 1970; null if it does not within {@link DAYS_AHEAD} days. */
  changesAt: number | null;
}

/** As far as exceptions can reach. */
const DAYS_AHEAD = 400;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * `now`: milliseconds since 1970. Hours that end at 24:00 and go on at 00:00 are one stretch. In the hour that is doubled
 * in autumn, hours that contain it hold both times; hours that begin in the one skipped in spring begin after it.
 */
export function openingAt(hours: Hours, now: number): Opening {
  const open = isOpen(hours, wallClock(now));
  if (hours.always) return { open, changesAt: null };
  const today = midnight(wallClock(now).date);
  for (let ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
    const date = new Date(today + ahead * DAY_MS).toISOString().slice(0, 10);
    const changesAt = moments(hours, date)
      .filter((at) => at > now)
      .sort((one, other) => one - other)
      .find((at) => isOpen(hours, wallClock(at)) !== open);
    if (changesAt !== undefined) return { open, changesAt };
  }
  return { open, changesAt: null };
}

/** Whether it is open when the clock on the wall shows that. */
export function isOpen(hours: Hours, { date, time }: WallClock): boolean {
  return hours.always || intervalsOn(hours, date).some(({ from, to }) => from <= time && time < to);
}

/** The hours of one date, YYYY-MM-DD: an exception's, else a public holiday's, else the weekday's. */
export function intervalsOn({ week, holidays = 'as-usual', exceptions }: Hours, date: string): Intervals {
  const exception = exceptions.find((candidate) => candidate.date === date);
  if (exception) return exception.intervals;
  if (holidays !== 'as-usual' && isPublicHoliday(date)) return holidays;
  const mondayFirst = (new Date(midnight(date)).getUTCDay() + 6) % 7;
  return week[mondayFirst as 0 | 1 | 2 | 3 | 4 | 5 | 6];
}

/** Every instant of a date at which something may change: its intervals' ends, and when the clock itself is changed. */
function moments(hours: Hours, date: string): number[] {
  const ends = intervalsOn(hours, date).flatMap(({ from, to }) => [minutesOf(from), minutesOf(to)]);
  return [...ends.flatMap((minutes) => instantsOf(date, minutes)), clockChangeOn(date)];
}

const midnight = (date: string): number => Date.parse(`${date}T00:00:00Z`);

function minutesOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}
