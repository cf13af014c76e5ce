import type { Kysely } from 'kysely';
import type { Invitations } from '../../ports/records/invitations.ts';
import { toNewAccount, toRow, withCertificate } from './account-rows.ts';
import type { Tables } from './tables.ts';
import { inTransaction } from './transactions.ts';

export function sqlInvitations(db: Kysely<Tables>): Invitations {
  return {
    async invite(account, { tokenHash, expiresAt }) {
      return inTransaction(db, async (transaction) => {
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
      return inTransaction(db, async (transaction) => {
        const row = await transaction
          .selectFrom('accounts')
          .select(['staff_certificate', 'former_certificates'])
          .where('staff_id', '=', staffId)
          .executeTakeFirst();
        if (!row) return false;
        await transaction
          .updateTable('accounts')
          .set({ credentials: null, disabled: 0, ...withCertificate(row, null) })
          .where('staff_id', '=', staffId)
          .execute();
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
      return inTransaction(db, async (transaction) => {
        const used = await transaction
          .deleteFrom('invitations')
          .where('token_hash', '=', tokenHash)
          .where('expires_at', '>', now)
          .returning('staff_id')
          .executeTakeFirst();
        if (!used) return false;
        await transaction
          .updateTable('accounts')
          .set({ credentials: JSON.stringify(credentials) })
          .where('staff_id', '=', used.staff_id)
          .execute();
        return true;
      });
    },
  };
}
