import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openSqliteDatabase } from '../sqlite/database.ts';
import { openSqliteRecords } from '../sqlite/sqlite-records.ts';

interface OldTables {
  bindings: { name: string; body: string };
}

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'carried-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

/** The records of a service in which these were in force, as they are found after an upgrade. */
async function upgraded(stored: object | null) {
  const before = await openSqliteDatabase(directory, '0005-texts');
  if (stored !== null) {
    const row = { name: 'all', body: JSON.stringify(stored) };
    await (before as unknown as Kysely<OldTables>).insertInto('bindings').values(row).execute();
  }
  await before.destroy();
  const records = await openSqliteRecords(directory);
  const editions = await records.texts.inForce();
  await records.close();
  return editions.filter(({ series }) => series === 'bindings');
}

it('V1, V4, V8: what was in force before there was a history is its first edition, published here', async () => {
  const bindings = [{ organisation: 'solna', team: null, notice: 'school' }];
  const from = Date.now();
  const [edition, ...others] = await upgraded({ revision: 7, door: 'school', bindings });
  expect(others).toEqual([]);
  expect(edition).toMatchObject({
    ...{ series: 'bindings', origin: 'published', editedBy: [], approvedBy: null },
    body: { kind: 'bindings', bindings: { door: 'school', bindings } },
  });
  expect(edition?.version).toMatch(/^\d{4}-\d\d\.1$/);
  expect(edition?.publishedAt).toBeGreaterThanOrEqual(from);
});

it('V4: where nobody had chosen any there is none, so that the program’s come', async () => {
  expect(await upgraded(null)).toEqual([]);
});
