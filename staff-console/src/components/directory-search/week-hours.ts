/** A week's hours as few lines as say it. Pure; `week` begins on Monday. */
import type { DirectoryHours } from '@dorren/shared/protocol/directory.ts';

type Intervals = DirectoryHours['week'][number];

export interface DaysAlike {
  /** First and last weekday, Monday is 0. */
  from: number;
  to: number;
  intervals: Intervals;
}

/** Neighbouring days with the same hours together. */
export function daysAlike(week: DirectoryHours['week']): DaysAlike[] {
  const found: DaysAlike[] = [];
  week.forEach((intervals, day) => {
    const last = found.at(-1);
    if (last && clockTimes(last.intervals) === clockTimes(intervals)) last.to = day;
    else found.push({ from: day, to: day, intervals });
  });
  return found;
}

/** `09:00–12:00, 13:00–17:00`; empty when closed. */
export function clockTimes(intervals: Intervals): string {
  return intervals.map(({ from, to }) => `${from}–${to}`).join(', ');
}
