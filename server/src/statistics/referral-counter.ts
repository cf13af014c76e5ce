import type { Clock } from '../ports/clock.ts';
import { monthAt } from '../ports/records/month.ts';
import type { ReferralCounter, Statistics } from '../ports/records/statistics.ts';

/** Counts into the records, in the month that it is (SPEC T1). What goes wrong goes to `onFault`. */
export function referralCounter(
  statistics: Statistics,
  clock: Clock,
  onFault: (error: unknown) => void,
): ReferralCounter {
  return { count: (referral) => void statistics.count(monthAt(clock.now()), referral).catch(onFault) };
}
