import { notice } from '@dorren/shared/protocol/content.ts';
import type { Kysely } from 'kysely';
import * as v from 'valibot';
import type { Notices } from '../../ports/records/notices.ts';
import type { Tables } from './tables.ts';

export function sqliteNotices(db: Kysely<Tables>): Notices {
  const inLanguage = (language: string) => db.selectFrom('notices').selectAll().where('language', '=', language);
  const parse = (row: { body: string } | undefined) => (row ? v.parse(notice, JSON.parse(row.body)) : null);
  return {
    current: async (language) => parse(await inLanguage(language).orderBy('position', 'desc').executeTakeFirst()),
    async publish(published) {
      return db.transaction().execute(async (transaction) => {
        const last = await transaction
          .selectFrom('notices')
          .select(({ fn }) => fn.max('position').as('position'))
          .where('language', '=', published.language)
          .executeTakeFirst();
        const result = await transaction
          .insertInto('notices')
          .values({
            position: (last?.position ?? 0) + 1,
            language: published.language,
            version: published.version,
            body: JSON.stringify(published),
          })
          .onConflict((conflict) => conflict.columns(['language', 'version']).doNothing())
          .executeTakeFirstOrThrow();
        return result.numInsertedOrUpdatedRows === 1n;
      });
    },
  };
}
