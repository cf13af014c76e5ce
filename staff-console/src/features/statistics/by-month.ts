import type { StatisticsTold } from '@dorren/shared/protocol/statistics.ts';

type Referrals = StatisticsTold['referrals'][number];
type Concerns = StatisticsTold['concerns'][number];

export interface Month {
  /** `2026-11` */
  month: string;
  kinds: readonly Referrals[];
  ages: readonly Concerns[];
}

/** What was counted in each month together, newest month first. Pure. */
export function byMonth({ referrals, concerns }: StatisticsTold): Month[] {
  const months = new Set([...referrals, ...concerns].map(({ month }) => month));
  return [...months]
    .sort()
    .reverse()
    .map((month) => ({
      month,
      kinds: referrals.filter((counted) => counted.month === month),
      ages: concerns.filter((counted) => counted.month === month),
    }));
}
