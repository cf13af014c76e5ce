import type { DirectoryHours } from '@dorren/shared/protocol/directory.ts';

/** Opening hours as a person would write them: `mo-fr 08:00-16:30; sa 10:00-14:00; holidays closed; 2026-12-24 closed`. */

const DAYS = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'] as const;
const ALWAYS = 'always';
const CLOSED = 'closed';
const HOLIDAYS = 'holidays';
const AS_USUAL = 'as-usual';
const INTERVAL = /^(\d{1,2})[:.](\d{2})\s*[-–]\s*(\d{1,2})[:.](\d{2})$/;
const SEGMENT = /^(\S+)\s+(.+)$/s;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

type Intervals = DirectoryHours['week'][number];

export function writeHours({ always, week, holidays, exceptions }: DirectoryHours): string {
  const days = runs(week).map(
    ({ first, last, intervals }) => `${first === last ? first : `${first}-${last}`} ${times(intervals)}`,
  );
  return [
    ...(always ? [ALWAYS] : days.length === 0 ? [CLOSED] : []),
    ...days,
    ...(holidays === AS_USUAL ? [] : [`${HOLIDAYS} ${times(holidays)}`]),
    ...exceptions.map(({ date, intervals }) => `${date} ${times(intervals)}`),
  ].join('; ');
}

/** Null if it is not written so. Whether the times and dates are good is for the schema to say. */
export function readHours(text: string): DirectoryHours | null {
  const week: (Intervals | null)[] = DAYS.map(() => null);
  const exceptions: DirectoryHours['exceptions'] = [];
  let always = false;
  let holidays: DirectoryHours['holidays'] | null = null;
  for (const segment of text.split(';').map((part) => part.trim().toLowerCase())) {
    if (segment === ALWAYS) always = true;
    if (segment === ALWAYS || segment === CLOSED || segment === '') continue;
    const [, when = '', what = ''] = SEGMENT.exec(segment) ?? [];
    if (when === HOLIDAYS && what === AS_USUAL && holidays === null) {
      holidays = AS_USUAL;
      continue;
    }
    const intervals = readTimes(what);
    if (!intervals) return null;
    if (when === HOLIDAYS && holidays === null) holidays = intervals;
    else if (DATE.test(when)) exceptions.push({ date: when, intervals });
    else {
      const days = readDays(when);
      if (!days || days.some((day) => week[day] !== null)) return null;
      for (const day of days) week[day] = intervals;
    }
  }
  const [monday, tuesday, wednesday, thursday, friday, saturday, sunday] = week.map((intervals) => intervals ?? []);
  if (!monday || !tuesday || !wednesday || !thursday || !friday || !saturday || !sunday) return null;
  const days: DirectoryHours['week'] = [monday, tuesday, wednesday, thursday, friday, saturday, sunday];
  return { always, week: days, holidays: holidays ?? AS_USUAL, exceptions };
}

/** Days beside one another that are alike, without those that are closed. */
function runs(week: DirectoryHours['week']) {
  const found: { first: string; last: string; intervals: Intervals; text: string }[] = [];
  for (const [index, day] of DAYS.entries()) {
    const intervals = week[index] ?? [];
    const text = times(intervals);
    const before = found.at(-1);
    if (before?.text === text && before.last === DAYS[index - 1]) before.last = day;
    else if (intervals.length > 0) found.push({ first: day, last: day, intervals, text });
  }
  return found;
}

function times(intervals: Intervals): string {
  return intervals.length === 0 ? CLOSED : intervals.map(({ from, to }) => `${from}-${to}`).join(', ');
}

function readTimes(text: string): Intervals | null {
  if (text === CLOSED) return [];
  const intervals: Intervals = [];
  for (const part of text.split(',')) {
    const found = INTERVAL.exec(part.trim());
    if (!found) return null;
    const [, fromHour = '', fromMinute = '', toHour = '', toMinute = ''] = found;
    intervals.push({
      from: `${fromHour.padStart(2, '0')}:${fromMinute}`,
      to: `${toHour.padStart(2, '0')}:${toMinute}`,
    });
  }
  return intervals;
}

/** `mo`, `mo-fr` or `mo,we`, as indices. */
function readDays(text: string): number[] | null {
  const days: number[] = [];
  for (const part of text.split(',')) {
    const [first = -1, last = first, ...more] = part
      .split(/[-–]/)
      .map((day) => (DAYS as readonly string[]).indexOf(day));
    if (first < 0 || last < first || more.length > 0) return null;
    for (let day = first; day <= last; day++) days.push(day);
  }
  return days;
}
