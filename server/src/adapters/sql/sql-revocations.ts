import type { Kysely } from 'kysely';
import type { Revocations } from '../../ports/records/revocations.ts';
import type { Tables } from './tables.ts';
import { inTransaction } from './transactions.ts';

export function sqlRevocations(db: Kysely<Tables>): Revocations {
  return {
    async get() {
      return (await db.selectFrom('revocations').selectAll().executeTakeFirst()) ?? { serial: 0, list: '' };
    },
    async put({ serial, list }) {
      return inTransaction(db, async (transaction) => {
        const stored = await transaction.selectFrom('revocations').select('serial').executeTakeFirst();
        if (serial <= (stored?.serial ?? 0)) return false;
        await transaction.deleteFrom('revocations').execute();
        await transaction.insertInto('revocations').values({ serial, list }).execute();
        return true;
      });
    },
  };
}
