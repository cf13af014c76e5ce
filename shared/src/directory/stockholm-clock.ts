/** The clock on a wall in Stockholm. */

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

export interface WallClock {
  /** YYYY-MM-DD */
  date: string;
  /** HH:MM */
  time: string;
  /** From 0, Monday. */
  weekday: Weekday;
}
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** `at`: milliseconds since 1970. */
export function wallClock(at: number): WallClock {
  const shifted = new Date(at + offsetAt(at));
  const iso = shifted.toISOString();
  return { date: iso.slice(0, 10), time: iso.slice(11, 16), weekday: ((shifted.getUTCDay() + 6) % 7) as Weekday };
}

/** Instants, in milliseconds since 1970, at which the clock shows so many minutes past midnight of a date: none in spring's gap, two in autumn's doubled hour. */
export function instantsOf(date: string, minutes: number): number[] {
  const asUtc = Date.parse(`${date}T00:00:00Z`) + minutes * MINUTE_MS;
  return OFFSETS_MS.map((offset) => asUtc - offset).filter((at) => at + offsetAt(at) === asUtc);
}

/** The whole Union changes its clocks at 01:00 UTC (directive 2000/84/EC). */
export const clockChangeOn = (date: string): number => Date.parse(`${date}T01:00:00Z`);

/** What Stockholm is ahead of UTC, in milliseconds: in summer, in winter. */
const OFFSETS_MS = [120 * MINUTE_MS, 60 * MINUTE_MS] as const;

// The Swedish way of writing dates is ISO 8601: "2026-11-21 02:05".
const FORMAT = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** By day of UTC: the offset at its beginning if it is the same at its end. Asking the platform is slow, and asked a lot. */
const steadyDays = new Map<number, number | null>();

function offsetAt(at: number): number {
  const day = Math.floor(at / DAY_MS);
  let steady = steadyDays.get(day);
  if (steady === undefined) {
    const atStart = askedOffset(day * DAY_MS);
    steady = atStart === askedOffset((day + 1) * DAY_MS) ? atStart : null;
    steadyDays.set(day, steady);
  }
  return steady ?? askedOffset(at);
}

function askedOffset(at: number): number {
  const minute = Math.floor(at / MINUTE_MS) * MINUTE_MS;
  return Date.parse(`${FORMAT.format(minute).replace(' ', 'T')}Z`) - minute;
}
