import type { Records } from '../../ports/records/records.ts';
import { sqlRecords } from '../sql/sql-records.ts';
import { openSqliteDatabase } from './database.ts';

/** Records in `directory`, or, with null, in memory until they are closed. */
export async function openSqliteRecords(directory: string | null): Promise<Records> {
  return sqlRecords(await openSqliteDatabase(directory));
}
