import type { Kysely } from 'kysely';
import type { Records } from '../../ports/records/records.ts';
import { openDatabase, openMemoryDatabase } from './database.ts';
import { migrate } from './migrations.ts';
import { sqliteAccounts } from './sqlite-accounts.ts';
import { sqliteCentre } from './sqlite-centre.ts';
import { sqliteDirectory } from './sqlite-directory.ts';
import { sqliteInvitations } from './sqlite-invitations.ts';
import { sqliteReplies } from './sqlite-replies.ts';
import { sqliteRevocations } from './sqlite-revocations.ts';
import { sqliteSettings } from './sqlite-settings.ts';
import { sqliteStatistics } from './sqlite-statistics.ts';
import { sqliteTexts } from './sqlite-texts.ts';
import type { Tables } from './tables.ts';

/** Records in `directory`, or, with null, in memory until they are closed. */
export async function openSqliteRecords(directory: string | null): Promise<Records> {
  const db: Kysely<Tables> = directory === null ? openMemoryDatabase() : openDatabase(directory);
  await migrate(db);
  return {
    accounts: sqliteAccounts(db),
    invitations: sqliteInvitations(db),
    centre: sqliteCentre(db),
    settings: sqliteSettings(db),
    texts: sqliteTexts(db),
    revocations: sqliteRevocations(db),
    replies: sqliteReplies(db),
    statistics: sqliteStatistics(db),
    directory: sqliteDirectory(db),
    close: () => db.destroy(),
  };
}
