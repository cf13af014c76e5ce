import { OFFER_OUTCOMES } from '@dorren/shared/protocol/referral.ts';
import { CONCERN_AGES, CONCERN_EVENTS, NOT_POSSIBLE_REASONS } from '@dorren/shared/protocol/reporting-duty.ts';
import { month, REFERRAL_KINDS, REFERRED_FROM, REFERRED_TO } from '@dorren/shared/protocol/statistics.ts';
import type { Kysely } from 'kysely';
import * as v from 'valibot';
import { type ConcernCount, eventsOf, type Statistics } from '../../ports/records/statistics.ts';
import { reached } from './reached.ts';
import type { Tables } from './tables.ts';
import { inTransaction } from './transactions.ts';

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
const concernRow = v.pipe(
  v.object({
    month,
    age: v.picklist(CONCERN_AGES),
    happened: v.picklist(CONCERN_EVENTS),
    why: v.union([v.picklist(NOT_POSSIBLE_REASONS), v.literal('')]),
    count: v.number(),
  }),
  v.transform(({ why, ...rest }): ConcernCount => ({ ...rest, why: why === '' ? null : why })),
);
const KINDS = ['kind', 'referred_from', 'referred_to', 'outcome'] as const;
const KEY = ['month', ...KINDS] as const;
const CONCERN_KINDS = ['age', 'happened', 'why'] as const;
const CONCERN_KEY = ['month', ...CONCERN_KINDS] as const;

export function sqlStatistics(db: Kysely<Tables>): Statistics {
  return {
    async count(month, { kind, from, to, outcome }) {
      await reached(db, (connection) =>
        connection
          .insertInto('statistics')
          .values({ month, kind, referred_from: from, referred_to: to, outcome, count: 1 })
          .onConflict((conflict) =>
            conflict.columns(KEY).doUpdateSet(({ eb }) => ({ count: eb('statistics.count', '+', 1) })),
          )
          .execute(),
      );
    },
    async all() {
      const rows = await KINDS.reduce(
        (query, column) => query.orderBy(column),
        db.selectFrom('statistics').selectAll().orderBy('month', 'desc'),
      ).execute();
      return rows.map((each) => v.parse(row, each));
    },
    async countConcern(month, concern) {
      const { age } = concern;
      // Several rows at once: two who count may have to wait for each other.
      await reached(db, (connection) =>
        inTransaction(connection, (transaction) =>
          transaction
            .insertInto('concerns')
            .values(eventsOf(concern).map(({ happened, why }) => ({ month, age, happened, why: why ?? '', count: 1 })))
            .onConflict((conflict) =>
              conflict.columns(CONCERN_KEY).doUpdateSet(({ eb }) => ({ count: eb('concerns.count', '+', 1) })),
            )
            .execute(),
        ),
      );
    },
    async concerns() {
      const rows = await CONCERN_KINDS.reduce(
        (query, column) => query.orderBy(column),
        db.selectFrom('concerns').selectAll().orderBy('month', 'desc'),
      ).execute();
      return rows.map((each) => v.parse(concernRow, each));
    },
  };
}
