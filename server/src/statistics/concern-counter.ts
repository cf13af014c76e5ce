import type { Clock } from '../ports/clock.ts';
import { monthAt } from '../ports/records/month.ts';
import type { ConcernCounter, Statistics } from '../ports/records/statistics.ts';

/** Counts into the records, in the month that it is (SPEC T5). What goes wrong goes to `onFault`. */
export function concernCounter(
  statistics: Statistics,
  clock: Clock,
  onFault: (error: unknown) => void,
): ConcernCounter {
  return { count: (concern) => void statistics.countConcern(monthAt(clock.now()), concern).catch(onFault) };
}
