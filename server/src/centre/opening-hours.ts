import type { OpeningHours } from '@dorren/shared/protocol/content.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** As far as exceptions can reach. */
const DAYS_AHEAD = 400;
/** No time zone that we serve is further ahead of UTC than this, summer time included. */
const MOST_AHEAD = 2 * 60 * MINUTE;

/**
 * Whether the door is open, and, if it is closed, when it opens next; null if it never does. `now` and the answer in
 * milliseconds since 1970. In the hour that is doubled in autumn, hours that contain it hold both times.
 */
export function hoursAt(hours: OpeningHours, now: number): { open: boolean; opensAt: number | null } {
  if (hours.always) return { open: true, opensAt: null };
  const { date, time } = wallClock(hours.timeZone, now);
  if (intervalsOn(hours, date).some(({ from, to }) => from <= time && time < to)) return { open: true, opensAt: null };
  return { open: false, opensAt: nextOpening(hours, date, now) };
}

function nextOpening(hours: OpeningHours, today: string, now: number): number | null {
  for (let ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
    const date = addDays(today, ahead);
    const openings = intervalsOn(hours, date)
      .map((interval) => firstMinuteWithin(hours.timeZone, date, interval, now))
      .filter((at) => at !== null);
    if (openings.length > 0) return Math.min(...openings);
  }
  return null;
}

function intervalsOn(hours: OpeningHours, date: string): OpeningHours['week'][number] {
  const exception = hours.exceptions.find((candidate) => candidate.date === date);
  if (exception) return exception.intervals;
  const mondayFirst = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
  return hours.week[mondayFirst as 0 | 1 | 2 | 3 | 4 | 5 | 6];
}

/**
 * The first minute after `now` whose wall clock is within the interval. Goes minute by minute from before the earliest
 * instant that can have this wall clock, so that the hour skipped in spring and the doubled one in autumn come out right.
 */
function firstMinuteWithin(
  timeZone: string,
  date: string,
  { from, to }: { from: string; to: string },
  now: number,
): number | null {
  const earliest = Date.parse(`${date}T${from}:00Z`) - MOST_AHEAD;
  const latest = Date.parse(`${date}T00:00:00Z`) + minutesOf(to) * MINUTE;
  for (let at = Math.max(earliest, nextMinute(now)); at < latest; at += MINUTE) {
    const wall = wallClock(timeZone, at);
    if (wall.date === date && from <= wall.time && wall.time < to) return at;
    if (wall.date > date) return null;
  }
  return null;
}

const nextMinute = (now: number): number => (Math.floor(now / MINUTE) + 1) * MINUTE;

function minutesOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}

function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Date as YYYY-MM-DD and time as HH:MM on a clock on the wall. */
function wallClock(timeZone: string, at: number): { date: string; time: string } {
  let format = formats.get(timeZone);
  if (!format) {
    // The Swedish way of writing dates is ISO 8601: "2026-11-21 02:05".
    format = new Intl.DateTimeFormat('sv-SE', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(timeZone, format);
  }
  const [date = '', time = ''] = format.format(at).split(' ');
  return { date, time };
}
