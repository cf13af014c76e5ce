import { FEWEST_TOLD, REFERRAL_KINDS, type StatisticsTold } from '@dorren/shared/protocol/statistics.ts';
import type { ReferralCount } from '../ports/records/statistics.ts';

type Group = StatisticsTold['referrals'][number];

/**
 * What may be told of counts (SPEC T2–T4): months that are over by `current`, newest first; small counts as null; a total only if no small
 * count follows from it.
 *
 * @param current the month that is not over, such as `2026-11`
 */
export function suppressed(counts: readonly ReferralCount[], current: string): StatisticsTold {
  const groups = Map.groupBy(
    counts.filter(({ month, count }) => month < current && count > 0),
    ({ month, kind }) => `${month} ${REFERRAL_KINDS.indexOf(kind)}`,
  );
  const inOrder = [...groups.values()].map(toldOf).sort(byMonthAndKind);
  return { referrals: inOrder };
}

function toldOf(rows: readonly ReferralCount[]): Group {
  const [{ month, kind }] = rows as [ReferralCount];
  const small = rows.filter(({ count }) => count < FEWEST_TOLD);
  return {
    month,
    kind,
    total: mayTellSum(small.map(({ count }) => count)) ? sum(rows.map(({ count }) => count)) : null,
    rows: rows
      .map(({ from, to, outcome, count }) => ({ from, to, outcome, count: count < FEWEST_TOLD ? null : count }))
      .sort(byNames),
  };
}

/**
 * Whoever knows the total knows the sum of what was kept back. One number is then known; more are if their sum is the least or the most that
 * so many small numbers can have.
 */
function mayTellSum(small: readonly number[]): boolean {
  if (small.length === 0) return true;
  if (small.length === 1) return false;
  const total = sum(small);
  return total > small.length && total < small.length * (FEWEST_TOLD - 1);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((before, number) => before + number, 0);
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
