/** Q7: how long one waits, honestly or not at all. */

import type { ConversationRecord } from './records.ts';

/** The estimate needs this many ended conversations, and looks at this many of the last. */
export const FEWEST_LENGTHS = 3;
export const MOST_LENGTHS = 25;
const MINUTE_MS = 60_000;

/** Of one who waits: the place from 1, and the capacities on duty, added up, of those who could ever take them. */
export interface Place {
  readonly place: number;
  readonly places: number;
}

/** `places`: the capacities of everybody on duty; `capacityOf`: of one of them, 0 for one who is not. Whom the youth declined counts only while there is nobody else (N5). */
export function placesFor(
  { excluded, declined }: Pick<ConversationRecord, 'excluded' | 'declined'>,
  places: number,
  capacityOf: (staffId: string) => number,
): number {
  const without = (from: number, staff: readonly string[]) => staff.reduce((sum, one) => sum - capacityOf(one), from);
  const left = without(places, excluded);
  const others = without(
    left,
    declined.filter((one) => !excluded.includes(one)),
  );
  return others > 0 ? others : left;
}

/** Milliseconds, in whole minutes, rounded up; null while there is nothing to base it on, or nobody who could take one (P7). */
export function estimateMs(place: number, places: number, medianLengthMs: number | null): number | null {
  if (medianLengthMs === null || places <= 0) return null;
  return Math.max(0, Math.ceil(((place / places) * medianLengthMs) / MINUTE_MS)) * MINUTE_MS;
}

/** The middle one, or the mean of the two in the middle, rounded; null for none. */
export function median(figures: readonly number[]): number | null {
  if (figures.length === 0) return null;
  const sorted = Float64Array.from(figures).sort();
  const half = sorted.length >> 1;
  const [lower = 0, upper = 0] = [sorted[half - 1], sorted[half]];
  return Math.round(sorted.length % 2 === 1 ? upper : (lower + upper) / 2);
}
