/** The values of a SQLite database that may be packed. Texts, freed pages and logs are found as they stand in the file. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { DatabaseSync } from 'node:sqlite';

const MAGIC = Buffer.from('SQLite format 3\0', 'latin1');

/** Nothing if it is no database, or one that is damaged. */
export function valuesOf(file: Buffer): Buffer[] {
  if (!file.subarray(0, MAGIC.byteLength).equals(MAGIC)) return [];
  const directory = mkdtempSync(`${tmpdir()}/dorren-traces-`);
  try {
    writeFileSync(`${directory}/copy`, file);
    return blobs(`${directory}/copy`);
  } catch {
    return [];
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function blobs(path: string): Buffer[] {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const tables = database.prepare("select name from sqlite_schema where type = 'table'").all();
    return tables.flatMap(({ name }) => {
      const rows = database.prepare(`select * from "${String(name).replaceAll('"', '""')}"`).all();
      return rows.flatMap((row) =>
        Object.values(row).flatMap((value) => (value instanceof Uint8Array ? [Buffer.from(value)] : [])),
      );
    });
  } finally {
    database.close();
  }
}
