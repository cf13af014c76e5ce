import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Settings } from '@dorren/shared/protocol/content.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { readDefaultSettings } from '../../centre/default-content.ts';
import type { NewAccount } from '../../ports/records/accounts.ts';
import { directoryContract } from '../../ports/records/directory-record.contract.ts';
import { recordsContract } from '../../ports/records/records.contract.ts';
import { textsContract } from '../../ports/records/texts.contract.ts';
import { openSqliteRecords } from './sqlite-records.ts';

const directories: string[] = [];
function newDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'records-'));
  directories.push(directory);
  return join(directory, 'data');
}
afterEach(() => {
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true });
});

describe.each([
  ['in memory', () => openSqliteRecords(null)],
  ['in a file', () => openSqliteRecords(newDirectory())],
])('%s', (_where, open) => {
  recordsContract(open);
  directoryContract(open);
  textsContract(open);
});

describe('the file', () => {
  const account: NewAccount = {
    staffId: 'a'.repeat(22),
    username: 'berit',
    nameShown: 'Berit',
    organisation: 'The centre',
    role: 'counsellor',
    directoryOrganisation: null,
    teams: [],
    competences: [],
  };

  it('S3: has after a restart what it had before', async () => {
    const directory = newDirectory();
    const before = await openSqliteRecords(directory);
    await before.invitations.invite(account, { tokenHash: 'token', expiresAt: 10 });
    await before.revocations.put({ serial: 7, list: 'list' });
    await before.close();
    const after = await openSqliteRecords(directory);
    expect(await after.invitations.find('token', 0)).toEqual(account);
    expect(await after.revocations.get()).toEqual({ serial: 7, list: 'list' });
    await after.close();
  });

  it('E1, E7: has settings from before there were icons and partners', async () => {
    const directory = newDirectory();
    const before = await openSqliteRecords(directory);
    const { icon, partners, ...earlier } = readDefaultSettings();
    expect([icon, partners]).toEqual(['sheet', []]);
    await before.settings.put(earlier as Settings);
    await before.close();
    const after = await openSqliteRecords(directory);
    expect(await after.settings.get()).toEqual({ ...earlier, icon, partners });
    await after.close();
  });

  it('is for the eyes of its own user only, journals too', async () => {
    const directory = newDirectory();
    const records = await openSqliteRecords(directory);
    await records.revocations.put({ serial: 1, list: 'list' });
    expect(statSync(directory).mode & 0o777).toBe(0o700);
    const modes = Object.fromEntries(
      readdirSync(directory).map((name) => [name, statSync(join(directory, name)).mode]),
    );
    expect(Object.keys(modes)).toContain('dorren.sqlite-wal');
    for (const mode of Object.values(modes)) expect(mode & 0o777).toBe(0o600);
    await records.close();
  });
});
