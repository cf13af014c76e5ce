import type { Kysely } from 'kysely';
import type { CentreRecord } from '../../ports/records/centre-record.ts';
import { toRow } from './account-rows.ts';
import type { Tables } from './tables.ts';
import { inTransaction } from './transactions.ts';

export function sqlCentre(db: Kysely<Tables>): CentreRecord {
  return {
    async get() {
      const row = await db.selectFrom('centre').selectAll().executeTakeFirst();
      return row ? { id: row.id, name: row.name, rootKey: row.root_key } : null;
    },
    async setUp(centre, { credentials, staffCertificate, ...account }) {
      return inTransaction(db, async (transaction) => {
        if (await transaction.selectFrom('accounts').select('staff_id').limit(1).executeTakeFirst()) return false;
        await transaction
          .insertInto('centre')
          .values({ id: centre.id, name: centre.name, root_key: centre.rootKey })
          .execute();
        await transaction
          .insertInto('accounts')
          .values(toRow(account, credentials, staffCertificate))
          .execute();
        return true;
      });
    },
    async secret(made) {
      await db
        .insertInto('secrets')
        .values({ name: 'service', value: made })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      return (await db.selectFrom('secrets').select('value').where('name', '=', 'service').executeTakeFirstOrThrow())
        .value;
    },
  };
}
