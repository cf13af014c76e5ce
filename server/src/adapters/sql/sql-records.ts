import type { Kysely } from 'kysely';
import type { Records } from '../../ports/records/records.ts';
import { sqlAccounts } from './sql-accounts.ts';
import { sqlCentre } from './sql-centre.ts';
import { sqlDirectory } from './sql-directory.ts';
import { sqlInvitations } from './sql-invitations.ts';
import { sqlReplies } from './sql-replies.ts';
import { sqlRevocations } from './sql-revocations.ts';
import { sqlSettings } from './sql-settings.ts';
import { sqlStatistics } from './sql-statistics.ts';
import { sqlTexts } from './sql-texts.ts';
import type { Tables } from './tables.ts';

/** The records in a database whose schema is the newest. */
export function sqlRecords(db: Kysely<Tables>): Records {
  return {
    accounts: sqlAccounts(db),
    invitations: sqlInvitations(db),
    centre: sqlCentre(db),
    settings: sqlSettings(db),
    texts: sqlTexts(db),
    revocations: sqlRevocations(db),
    replies: sqlReplies(db),
    statistics: sqlStatistics(db),
    directory: sqlDirectory(db),
    close: () => db.destroy(),
  };
}
