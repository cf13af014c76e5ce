import type { StatisticsTold } from '@dorren/shared/protocol/statistics.ts';

type Counted = StatisticsTold['referrals'][number];

export interface Month {
  /** `2026-11` */
  month: string;
  kinds: readonly Counted[];
}

/** What was counted in each month together, in the order told. Pure. */
export function byMonth({ referrals }: StatisticsTold): Month[] {
  return [...Map.groupBy(referrals, ({ month }) => month)].map(([month, kinds]) => ({ month, kinds }));
}
