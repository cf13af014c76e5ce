import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openPostgresRecords } from './adapters/postgres/postgres-records.ts';
import { openSqliteRecords } from './adapters/sqlite/sqlite-records.ts';
import { readDefaultSettings } from './centre/default-content.ts';
import { moveRecords } from './move-records.ts';
import type { NewAccount } from './ports/records/accounts.ts';
import type { DirectoryEdit } from './ports/records/directory-record.ts';
import type { Records } from './ports/records/records.ts';
import { competence, entry, organisation } from './testing/directory.ts';
import { startPostgres, type TestPostgres } from './testing/postgres.ts';
import { editionOf, noticeBody } from './testing/texts.ts';

let postgres: TestPostgres;
let directory: string;
let url: string;
beforeAll(async () => {
  postgres = await startPostgres();
  directory = mkdtempSync(join(tmpdir(), 'moved-'));
  await fill(directory);
}, 60_000);
beforeEach(async () => {
  url = await postgres.newDatabase();
});
afterAll(async () => {
  await postgres.close();
  rmSync(directory, { recursive: true });
});

const id = (letter: string): string => letter.repeat(22);
const CREDENTIALS = {
  keyDerivation: { salt: 's'.repeat(22), operations: 3, memoryBytes: 64 * 1024 * 1024 },
  ...{ proofHash: 'hash', wrappedIdentity: 'wrapped', identityKey: 'k'.repeat(43) },
};
const ACCOUNT: NewAccount = {
  ...{ staffId: id('a'), username: 'ada', nameShown: 'Åda “Ö” \\ \u{1f33f}', organisation: 'Centrum' },
  ...{ role: 'administrator', directoryOrganisation: null, teams: [], competences: [] },
};
const INVITED: NewAccount = { ...ACCOUNT, staffId: id('b'), username: 'berit', role: 'counsellor', teams: ['health'] };
/** More than a statement takes at once. */
const CHANGES = 2_500;
const OCCASION = { by: 'Åda', at: 1_795_262_400_000, isImport: false, undoes: null };

async function fill(where: string): Promise<void> {
  const records = await openSqliteRecords(where);
  await records.centre.setUp(
    { id: id('c'), name: 'Centrum', rootKey: 'r'.repeat(43) },
    { ...ACCOUNT, credentials: CREDENTIALS, staffCertificate: 'certificate' },
  );
  await records.centre.secret('secret');
  await records.invitations.invite(INVITED, { tokenHash: 'token', expiresAt: 2 ** 45 });
  await records.settings.put(readDefaultSettings());
  await records.revocations.put({ serial: 1_795_262_400_000, list: 'list' });
  await records.replies.put(ACCOUNT.staffId, [{ name: 'Hej', text: 'Hej!\nHur är det?' }]);
  for (const outcome of ['done', 'done', 'failed'] as const)
    await records.statistics.count('2026-11', { kind: 'handover', from: 'counsellor', to: 'health', outcome });
  await records.statistics.countConcern('2026-11', {
    ...{ age: '15-17', takenOver: true, told: false, reporting: false },
    outcome: { is: 'not-possible', why: 'left' },
  });
  await records.texts.publish(editionOf(), null);
  await records.texts.changeDraft('notice.main', 0, {
    ...{
      body: noticeBody(),
      editedBy: [{ staffId: id('a'), nameShown: 'Ada' }],
      editedAt: 5,
      proposed: null,
      returned: null,
    },
  });
  const occasion = { ...OCCASION, isImport: true };
  const north = organisation('north', { staffNotes: 'Ring först.' });
  await records.directory.commit([{ of: 'organisation', id: 'north', revision: 0, after: north }], occasion);
  const edits = Array.from({ length: CHANGES }, (_, index): DirectoryEdit => {
    const after = entry(`unit-${index}`, 'north');
    return { of: 'entry', id: after.id, revision: 0, after };
  });
  await records.directory.commit(edits, occasion);
  await records.directory.commit([{ of: 'entry', id: 'unit-7', revision: 1, after: null }], occasion);
  await records.directory.commit([{ of: 'competences', revision: 0, after: [competence('marriage')] }], occasion);
  await records.close();
}

/** Everything that can be read, as one value. */
async function readAll({
  accounts,
  invitations,
  centre,
  settings,
  texts,
  revocations,
  replies,
  statistics,
  directory,
}: Records) {
  return {
    accounts: await accounts.all(),
    invitation: await invitations.find('token', 0),
    centre: [await centre.get(), await centre.secret('another')],
    settings: await settings.get(),
    texts: [await texts.inForce(), await texts.drafts()],
    revocations: await revocations.get(),
    replies: await replies.get(ACCOUNT.staffId),
    statistics: [await statistics.all(), await statistics.concerns()],
    directory: [
      await directory.read(),
      await directory.changes({ before: null, organisationId: null, most: 2 * CHANGES }),
    ],
  };
}

it('S3: moves every record to PostgreSQL as it was', async () => {
  const moved = await moveRecords(directory, url);
  expect(moved).toMatchObject({ ok: true });
  expect(moved.ok && moved.rows).toBeGreaterThan(2 * CHANGES);
  const [before, after] = await Promise.all([openSqliteRecords(directory), openPostgresRecords(url)]);
  const [there, here] = [await readAll(after), await readAll(before)];
  for (const [name, value] of Object.entries(here))
    expect([name, there[name as keyof typeof there]]).toEqual([name, value]);
  // It goes on where it was.
  expect(
    await after.directory.commit([{ of: 'entry', id: 'unit-8', revision: 1, after: null }], OCCASION),
  ).toMatchObject({ ok: true });
  await Promise.all([before.close(), after.close()]);
});

it('changes nothing in a database that has records, or if there is nothing to move', async () => {
  expect(await moveRecords(join(directory, 'elsewhere'), url)).toEqual({ ok: false, why: 'source-missing' });
  const there = await openPostgresRecords(url);
  await there.revocations.put({ serial: 1, list: 'theirs' });
  expect(await moveRecords(directory, url)).toEqual({ ok: false, why: 'not-empty' });
  expect(await there.revocations.get()).toEqual({ serial: 1, list: 'theirs' });
  expect(await there.accounts.all()).toEqual([]);
  await there.close();
});
