import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { directoryContract } from '../../ports/records/directory-record.contract.ts';
import { recordsContract } from '../../ports/records/records.contract.ts';
import type { Records } from '../../ports/records/records.ts';
import { textsContract } from '../../ports/records/texts.contract.ts';
import { startPostgres, type TestPostgres } from '../../testing/postgres.ts';
import { openPostgresRecords } from './postgres-records.ts';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(() => postgres.close());

const open = async (): Promise<Records> => openPostgresRecords(await postgres.newDatabase());

describe('in a database', () => {
  recordsContract(open);
  directoryContract(open);
  textsContract(open);
});

const REFERRAL = { kind: 'handover', from: 'counsellor', to: 'social-services', outcome: 'done' } as const;

describe('by several nodes at once', () => {
  it('A5: of many nodes that begin with an empty database and are set up at once, one is', async () => {
    const url = await postgres.newDatabase();
    const nodes = await Promise.all(Array.from({ length: 4 }, () => openPostgresRecords(url)));
    const setUp = (records: Records, index: number) =>
      records.centre.setUp(
        { id: `${index}`.repeat(22), name: 'Centre', rootKey: 'r'.repeat(43) },
        {
          ...{
            staffId: `${index}`.repeat(22),
            username: `admin-${index}`,
            nameShown: 'Ada',
            organisation: 'The centre',
          },
          ...{ role: 'administrator', directoryOrganisation: null, teams: [], competences: [] },
          credentials: {
            keyDerivation: { salt: 's'.repeat(22), operations: 3, memoryBytes: 64 * 1024 * 1024 },
            ...{ proofHash: 'hash', wrappedIdentity: 'wrapped', identityKey: 'k'.repeat(43) },
          },
          staffCertificate: 'certificate',
        },
      );
    const done = await Promise.all(nodes.map(setUp));
    expect(done.filter(Boolean)).toHaveLength(1);
    expect(await nodes[0]?.accounts.all()).toHaveLength(1);
    for (const node of nodes) await node.close();
  });

  it('T1: every referral that is counted at once counts', async () => {
    const url = await postgres.newDatabase();
    const nodes = await Promise.all(Array.from({ length: 3 }, () => openPostgresRecords(url)));
    await Promise.all(
      nodes.flatMap((node) => Array.from({ length: 20 }, () => node.statistics.count('2026-11', REFERRAL))),
    );
    expect(await nodes[0]?.statistics.all()).toEqual([{ month: '2026-11', ...REFERRAL, count: 60 }]);
    for (const node of nodes) await node.close();
  });

  it('A6: of revocation lists that come at once the newest stays', async () => {
    const url = await postgres.newDatabase();
    const nodes = await Promise.all(Array.from({ length: 3 }, () => openPostgresRecords(url)));
    const lists = Array.from({ length: 15 }, (_, index) => index + 1);
    await Promise.all(lists.map((serial) => nodes[serial % 3]?.revocations.put({ serial, list: `${serial}` })));
    expect(await nodes[0]?.revocations.get()).toEqual({ serial: 15, list: '15' });
    for (const node of nodes) await node.close();
  });
});

it('goes on after the database was away, and says while it is that it is not there', async () => {
  const records = await open();
  await records.revocations.put({ serial: 1, list: 'one' });
  await postgres.crash();
  await expect(records.revocations.get()).rejects.toThrow();
  await postgres.start();
  await expect.poll(() => records.revocations.get().catch(() => null)).toEqual({ serial: 1, list: 'one' });
  await records.close();
});

it('sorts alike whatever language the database was made for', async () => {
  const url = await postgres.newDatabase();
  const records = await openPostgresRecords(url);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(
    "SELECT count(*)::int AS other FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE 'kysely%' AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C'",
  );
  expect(rows).toEqual([{ other: 0 }]);
  await client.end();
  await records.close();
});
