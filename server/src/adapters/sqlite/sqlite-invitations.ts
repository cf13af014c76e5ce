import type { Kysely } from 'kysely';
import type { Invitations } from '../../ports/records/invitations.ts';
import { toNewAccount, toRow } from './account-rows.ts';
import type { Tables } from './tables.ts';

export function sqliteInvitations(db: Kysely<Tables>): Invitations {
  return {
    async invite(account, { tokenHash, expiresAt }) {
      return db.transaction().execute(async (transaction) => {
        const added = await transaction
          .insertInto('accounts')
          .values(toRow(account, null, null))
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirstOrThrow();
        if (added.numInsertedOrUpdatedRows !== 1n) return false;
        await transaction
          .insertInto('invitations')
          .values({ token_hash: tokenHash, staff_id: account.staffId, expires_at: expiresAt })
          .execute();
        return true;
      });
    },
    async inviteAgain(staffId, { tokenHash, expiresAt }) {
      return db.transaction().execute(async (transaction) => {
        const reset = await transaction
          .updateTable('accounts')
          .set({ credentials: null, staff_certificate: null, disabled: 0 })
          .where('staff_id', '=', staffId)
          .executeTakeFirstOrThrow();
        if (reset.numUpdatedRows === 0n) return false;
        await transaction.deleteFrom('invitations').where('staff_id', '=', staffId).execute();
        await transaction
          .insertInto('invitations')
          .values({ token_hash: tokenHash, staff_id: staffId, expires_at: expiresAt })
          .execute();
        return true;
      });
    },
    async find(tokenHash, now) {
      const row = await db
        .selectFrom('invitations')
        .innerJoin('accounts', 'accounts.staff_id', 'invitations.staff_id')
        .selectAll('accounts')
        .where('token_hash', '=', tokenHash)
        .where('expires_at', '>', now)
        .executeTakeFirst();
      return row ? toNewAccount(row) : null;
    },
    async accept(tokenHash, credentials, now) {
      return db.transaction().execute(async (transaction) => {
        const used = await transaction
          .deleteFrom('invitations')
          .where('token_hash', '=', tokenHash)
          .where('expires_at', '>', now)
          .returning('staff_id')
          .executeTakeFirst();
        if (!used) return false;
        await transaction
          .updateTable('accounts')
          .set({ credentials: JSON.stringify(credentials), staff_certificate: null })
          .where('staff_id', '=', used.staff_id)
          .execute();
        return true;
      });
    },
  };
}
