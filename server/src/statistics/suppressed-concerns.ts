import { CONCERN_AGES, CONCERN_EVENTS, NOT_POSSIBLE_REASONS } from '@dorren/shared/protocol/reporting-duty.ts';
import { FEWEST_TOLD, type StatisticsTold } from '@dorren/shared/protocol/statistics.ts';
import type { ConcernCount } from '../ports/records/statistics.ts';
import { mayTellSum, sum } from './small-counts.ts';

type Group = StatisticsTold['concerns'][number];

const OUTCOMES: readonly string[] = ['reported', 'not-possible', 'lost'];

/**
 * What may be told of counts of concerns (SPEC T6): months that are over by `current`, newest first, each age for itself; small counts as null,
 * and with them whatever they would follow from.
 *
 * @param current the month that is not over, such as `2026-11`
 */
export function suppressedConcerns(counts: readonly ConcernCount[], current: string): Group[] {
  const groups = Map.groupBy(
    counts.filter(({ month, count }) => month < current && count > 0),
    ({ month, age }) => `${month} ${age}`,
  );
  return [...groups.values()].map(toldOf).sort(byMonthAndAge);
}

function toldOf(counts: readonly ConcernCount[]): Group {
  const [{ month, age }] = counts as [ConcernCount];
  const inOrder = counts.toSorted((one, other) => placeOf(one) - placeOf(other));
  const withheld = withheldOf(inOrder);
  return {
    month,
    age,
    rows: inOrder.map((each) => ({
      happened: each.happened,
      why: each.why,
      count: withheld.has(each) ? null : each.count,
    })),
  };
}

/**
 * Everything that was opened has ended in one of the outcomes, so whoever is told how many were opened knows the sum of the outcomes that
 * are kept back. If that gives one of them away, one more is kept back, which one never depending on how many; and if that does not help, or
 * there is none, nothing of this month and age is told: the stages, too, say how many were opened at least.
 */
function withheldOf(rows: readonly ConcernCount[]): ReadonlySet<ConcernCount> {
  const isSmall = ({ count }: ConcernCount) => count < FEWEST_TOLD;
  const small = rows.filter(isSmall);
  const outcomes = rows.filter(({ happened }) => OUTCOMES.includes(happened));
  const smallOutcomes = outcomes.filter(isSmall);
  if (smallOutcomes.length === 0 || mayTellSum(smallOutcomes.map(({ count }) => count))) return new Set(small);
  const another = outcomes.findLast((row) => !isSmall(row));
  if (another === undefined) return new Set(rows);
  const hidden = [...smallOutcomes, another];
  // All of them could be as large as a small count can be, which would be told otherwise.
  if (sum(hidden.map(({ count }) => count)) === hidden.length * (FEWEST_TOLD - 1)) return new Set(rows);
  return new Set([...small, another]);
}

/** By kind, not by number: the order says nothing of what is kept back. */
function placeOf({ happened, why }: ConcernCount): number {
  const reason = why === null ? 0 : NOT_POSSIBLE_REASONS.indexOf(why);
  return CONCERN_EVENTS.indexOf(happened) * NOT_POSSIBLE_REASONS.length + reason;
}

function byMonthAndAge(one: Group, other: Group): number {
  if (one.month !== other.month) return one.month < other.month ? 1 : -1;
  return CONCERN_AGES.indexOf(one.age) - CONCERN_AGES.indexOf(other.age);
}
