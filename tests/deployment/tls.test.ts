/** Between the nodes and what they share: TLS, with a certificate that this test has made, and a server that is not believed. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPostgres, type TestPostgres } from '../../server/src/testing/postgres.ts';
import { freePort, type RedisServer, startRedis } from '../../server/src/testing/redis-server.ts';
import { setUp, startTestService } from '../../server/src/testing/started-service.ts';
import { certify } from '../doctor/certificate.ts';

const LIFE = { since: 1, until: 30 };
let directory: string;
let redis: RedisServer;
let redisUrl: string;
let postgres: TestPostgres;
let databaseUrl: string;
let ours: string;
let anothers: string;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'tls-'));
  const certificate = certify('localhost', LIFE);
  const put = (name: string, content: Buffer): string => {
    writeFileSync(join(directory, name), content);
    return join(directory, name);
  };
  ours = put('ours.pem', certificate.cert);
  anothers = put('anothers.pem', certify('localhost', LIFE).cert);
  const [redisPort, databasePort] = [await freePort(), await freePort()];
  redis = await startRedis([
    ...['--tls-port', String(redisPort), '--tls-auth-clients', 'no', '--tls-ca-cert-file', ours],
    ...['--tls-cert-file', ours, '--tls-key-file', put('key.pem', certificate.key)],
  ]);
  redisUrl = `rediss://localhost:${redisPort}`;
  postgres = await startPostgres({ tls: { port: databasePort, ...certificate } });
  const name = new URL(await postgres.newDatabase()).pathname;
  databaseUrl = `postgresql://dorren@localhost:${databasePort}${name}?sslmode=verify-full`;
});
afterAll(async () => {
  await redis?.kill();
  await postgres?.close();
  rmSync(directory, { recursive: true, force: true });
});

const trusted = () => ({
  REDIS_URL: redisUrl,
  REDIS_CA_FILE: ours,
  DATABASE_URL: `${databaseUrl}&sslrootcert=${ours}`,
});

it('M1: two nodes have what goes on and the records over TLS in common', async () => {
  const here = await startTestService({ variables: trusted() });
  const there = await startTestService({ variables: trusted() });
  try {
    const { token } = await setUp(here);
    expect((await there.ask('/staff/settings', { token })).status).toBe(200);
    expect([...here.faults, ...there.faults]).toEqual([]);
  } finally {
    await here.stop();
    await there.stop();
  }
});

describe('refuses to start, with a code,', () => {
  it.each([
    ['a Redis that nobody vouches for', 'redis-untrusted', () => ({ ...trusted(), REDIS_CA_FILE: '' })],
    ['a Redis that another vouches for', 'redis-untrusted', () => ({ ...trusted(), REDIS_CA_FILE: anothers })],
    [
      'a Redis of another name',
      'redis-untrusted',
      () => ({ ...trusted(), REDIS_URL: redisUrl.replace('localhost', '127.0.0.1') }),
    ],
    ['a database that nobody vouches for', 'database-untrusted', () => ({ ...trusted(), DATABASE_URL: databaseUrl })],
    [
      'a database that another vouches for',
      'database-untrusted',
      () => ({ ...trusted(), DATABASE_URL: `${databaseUrl}&sslrootcert=${anothers}` }),
    ],
    [
      'a database of another name',
      'database-untrusted',
      () => ({ ...trusted(), DATABASE_URL: trusted().DATABASE_URL.replace('localhost', '127.0.0.1') }),
    ],
    [
      'a Redis without TLS where it is asked for',
      'redis-unavailable',
      () => ({ ...trusted(), REDIS_URL: redis.url.replace('redis:', 'rediss:') }),
    ],
    [
      'a file of authorities that is not there',
      'database-unavailable',
      () => ({ ...trusted(), DATABASE_URL: `${databaseUrl}&sslrootcert=${directory}/none` }),
    ],
  ])('%s', async (_what, code, variables) => {
    await expect(startTestService({ variables: variables() })).rejects.toMatchObject({ code });
  });
});
