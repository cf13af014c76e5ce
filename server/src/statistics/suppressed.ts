import { FEWEST_TOLD, REFERRAL_KINDS, type StatisticsTold } from '@dorren/shared/protocol/statistics.ts';
import type { ReferralCount } from '../ports/records/statistics.ts';
import { mayTellSum, sum } from './small-counts.ts';

type Group = StatisticsTold['referrals'][number];

/**
 * What may be told of counts of referrals (SPEC T2–T4): months that are over by `current`, newest first; small counts as null; a total only if no small
 * count follows from it.
 *
 * @param current the month that is not over, such as `2026-11`
 */
export function suppressed(counts: readonly ReferralCount[], current: string): Group[] {
  const groups = Map.groupBy(
    counts.filter(({ month, count }) => month < current && count > 0),
    ({ month, kind }) => `${month} ${REFERRAL_KINDS.indexOf(kind)}`,
  );
  return [...groups.values()].map(toldOf).sort(byMonthAndKind);
}

function toldOf(rows: readonly ReferralCount[]): Group {
  const [{ month, kind }] = rows as [ReferralCount];
  const small = rows.filter(({ count }) => count < FEWEST_TOLD);
  return {
    month,
    kind,
    // Whoever knows the total knows the sum of what was kept back.
    total: mayTellSum(small.map(({ count }) => count)) ? sum(rows.map(({ count }) => count)) : null,
    rows: rows
      .map(({ from, to, outcome, count }) => ({ from, to, outcome, count: count < FEWEST_TOLD ? null : count }))
      .sort(byNames),
  };
}

function byMonthAndKind(one: Group, other: Group): number {
  if (one.month !== other.month) return one.month < other.month ? 1 : -1;
  return REFERRAL_KINDS.indexOf(one.kind) - REFERRAL_KINDS.indexOf(other.kind);
}

/** By names, not by number: the order says nothing of what is kept back. */
function byNames(one: Group['rows'][number], other: Group['rows'][number]): number {
  const name = ({ from, to, outcome }: Group['rows'][number]) => `${from} ${to} ${outcome}`;
  return name(one) < name(other) ? -1 : 1;
}
