import type { Records } from '../../ports/records/records.ts';
import { sqlRecords } from '../sql/sql-records.ts';
import { openPostgresDatabase } from './database.ts';

/** Records in a PostgreSQL that many nodes use. Throws as {@link openPostgresDatabase} does. */
export async function openPostgresRecords(url: string): Promise<Records> {
  return sqlRecords(await openPostgresDatabase(url));
}
