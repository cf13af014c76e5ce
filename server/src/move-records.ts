import { existsSync } from 'node:fs';
import { openPostgresDatabase } from './adapters/postgres/database.ts';
import { type Copied, copyRecords } from './adapters/sql/copy-records.ts';
import { openSqliteDatabase } from './adapters/sqlite/database.ts';

export type Moved = Copied | { ok: false; why: 'source-missing' };

/** From the file in `directory` to an empty PostgreSQL, all or nothing. The service must be stopped; the file is left as it is, but for its schema. */
export async function moveRecords(directory: string, url: string): Promise<Moved> {
  if (!existsSync(`${directory}/dorren.sqlite`)) return { ok: false, why: 'source-missing' };
  const from = await openSqliteDatabase(directory);
  try {
    const to = await openPostgresDatabase(url);
    try {
      return await copyRecords(from, to);
    } finally {
      await to.destroy();
    }
  } finally {
    await from.destroy();
  }
}
