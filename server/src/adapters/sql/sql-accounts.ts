import type { Kysely } from 'kysely';
import type { Accounts } from '../../ports/records/accounts.ts';
import { toAccount, toSkills, withCertificate } from './account-rows.ts';
import type { Tables } from './tables.ts';
import { inTransaction } from './transactions.ts';

export function sqlAccounts(db: Kysely<Tables>): Accounts {
  return {
    async any() {
      return (await db.selectFrom('accounts').select('staff_id').limit(1).executeTakeFirst()) !== undefined;
    },
    async byId(staffId) {
      const row = await db.selectFrom('accounts').selectAll().where('staff_id', '=', staffId).executeTakeFirst();
      return row ? toAccount(row) : null;
    },
    async byUsername(username) {
      const row = await db.selectFrom('accounts').selectAll().where('username', '=', username).executeTakeFirst();
      return row ? toAccount(row) : null;
    },
    async all() {
      return (await db.selectFrom('accounts').selectAll().orderBy('username').execute()).map(toAccount);
    },
    async certify(staffId, staffCertificate) {
      return inTransaction(db, async (transaction) => {
        const row = await transaction
          .selectFrom('accounts')
          .select(['staff_certificate', 'former_certificates'])
          .where('staff_id', '=', staffId)
          .where('disabled', '=', 0)
          .where('credentials', 'is not', null)
          .executeTakeFirst();
        if (!row) return false;
        await transaction
          .updateTable('accounts')
          .set(withCertificate(row, staffCertificate))
          .where('staff_id', '=', staffId)
          .execute();
        return true;
      });
    },
    async setSkills(staffId, skills) {
      const result = await db
        .updateTable('accounts')
        .set({ skills: toSkills(skills) })
        .where('staff_id', '=', staffId)
        .executeTakeFirstOrThrow();
      return result.numUpdatedRows > 0n;
    },
    async disable(staffId) {
      return inTransaction(db, async (transaction) => {
        await transaction.deleteFrom('invitations').where('staff_id', '=', staffId).execute();
        const result = await transaction
          .updateTable('accounts')
          .set({ disabled: 1 })
          .where('staff_id', '=', staffId)
          .executeTakeFirstOrThrow();
        return result.numUpdatedRows > 0n;
      });
    },
  };
}
