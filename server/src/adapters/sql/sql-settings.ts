import { keptSettings } from '@dorren/shared/protocol/content.ts';
import type { Kysely } from 'kysely';
import * as v from 'valibot';
import type { SettingsRecord } from '../../ports/records/settings-record.ts';
import type { Tables } from './tables.ts';

const NAME = 'centre';

export function sqlSettings(db: Kysely<Tables>): SettingsRecord {
  return {
    async get() {
      const row = await db.selectFrom('settings').select('body').where('name', '=', NAME).executeTakeFirst();
      return row ? v.parse(keptSettings, JSON.parse(row.body)) : null;
    },
    async put(value) {
      const body = JSON.stringify(value);
      await db
        .insertInto('settings')
        .values({ name: NAME, body })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ body }))
        .execute();
    },
  };
}
