import { replies } from '@dorren/shared/protocol/staff-http.ts';
import type { Kysely } from 'kysely';
import * as v from 'valibot';
import type { RepliesRecord } from '../../ports/records/replies-record.ts';
import type { Tables } from './tables.ts';

export function sqlReplies(db: Kysely<Tables>): RepliesRecord {
  return {
    async get(staffId) {
      const row = await db.selectFrom('replies').select('body').where('staff_id', '=', staffId).executeTakeFirst();
      return row ? v.parse(replies, JSON.parse(row.body)) : [];
    },
    async put(staffId, value) {
      const body = JSON.stringify(value);
      await db
        .insertInto('replies')
        .values({ staff_id: staffId, body })
        .onConflict((conflict) => conflict.column('staff_id').doUpdateSet({ body }))
        .execute();
    },
  };
}
