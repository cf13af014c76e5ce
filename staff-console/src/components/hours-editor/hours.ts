/** Opening hours as a form edits them; pure. Clock times are `HH:MM`, the day's end is `24:00`. */
import type { OpeningHours } from '@dorren/shared/protocol/content.ts';

/** What the centre's door and the directory's units have in common. */
export type Hours = Pick<OpeningHours, 'always' | 'week' | 'exceptions'>;
export type Interval = Hours['week'][number][number];

const STEP_MINUTES = 15;
const DAY_MINUTES = 24 * 60;

/** Every quarter of an hour from `00:00` to `24:00`, and whatever else is chosen already. */
export function clockTimes(chosen: string): string[] {
  const times = Array.from({ length: DAY_MINUTES / STEP_MINUTES + 1 }, (_, index) => clock(index * STEP_MINUTES));
  return times.includes(chosen) ? times : [...times, chosen].sort();
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

export type HoursFault = 'ends-first' | 'overlap';

/** What is wrong with one day's intervals, null when nothing is. */
export function hoursFault(intervals: readonly Interval[]): HoursFault | null {
  if (intervals.some(({ from, to }) => from >= to)) return 'ends-first';
  const sorted = [...intervals].sort((one, other) => one.from.localeCompare(other.from));
  return sorted.some(({ from }, index) => index > 0 && from < (sorted[index - 1]?.to ?? '')) ? 'overlap' : null;
}

/** Another interval after the last: an hour later, two hours long, within the day. */
export function nextInterval(intervals: readonly Interval[]): Interval {
  const last = intervals.at(-1);
  if (!last) return { from: '09:00', to: '17:00' };
  const [hours = 0, minutes = 0] = last.to.split(':').map(Number);
  const start = Math.min(hours * 60 + minutes + 60, DAY_MINUTES - 60);
  return { from: clock(start), to: clock(Math.min(start + 120, DAY_MINUTES)) };
}

/** Exceptions in order of date, one per date: the last given holds. */
export function sortedExceptions(exceptions: Hours['exceptions']): Hours['exceptions'] {
  return [...new Map(exceptions.map((exception) => [exception.date, exception])).values()].sort((one, other) =>
    one.date.localeCompare(other.date),
  );
}

/** Whether any day's intervals are wrong. */
export function anyFault({ week, exceptions }: Hours): boolean {
  return [...week, ...exceptions.map(({ intervals }) => intervals)].some((day) => hoursFault(day) !== null);
}
