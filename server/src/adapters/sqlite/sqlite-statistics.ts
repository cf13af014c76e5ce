import { OFFER_OUTCOMES } from '@dorren/shared/protocol/referral.ts';
import { month, REFERRAL_KINDS, REFERRED_FROM, REFERRED_TO } from '@dorren/shared/protocol/statistics.ts';
import type { Kysely } from 'kysely';
import * as v from 'valibot';
import type { Statistics } from '../../ports/records/statistics.ts';
import type { Tables } from './tables.ts';

const row = v.pipe(
  v.object({
    month,
    kind: v.picklist(REFERRAL_KINDS),
    referred_from: v.picklist(REFERRED_FROM),
    referred_to: v.picklist(REFERRED_TO),
    outcome: v.picklist(OFFER_OUTCOMES),
    count: v.number(),
  }),
  v.transform(({ referred_from: from, referred_to: to, ...rest }) => ({ ...rest, from, to })),
);
const KEY = ['month', 'kind', 'referred_from', 'referred_to', 'outcome'] as const;

export function sqliteStatistics(db: Kysely<Tables>): Statistics {
  return {
    async count(month, { kind, from, to, outcome }) {
      await db
        .insertInto('statistics')
        .values({ month, kind, referred_from: from, referred_to: to, outcome, count: 1 })
        .onConflict((conflict) =>
          conflict.columns(KEY).doUpdateSet(({ eb }) => ({ count: eb('statistics.count', '+', 1) })),
        )
        .execute();
    },
    async all() {
      const rows = await db.selectFrom('statistics').selectAll().orderBy('month', 'desc').orderBy('kind').execute();
      return rows.map((each) => v.parse(row, each));
    },
  };
}
