/** What is watched: the service by itself on its defaults, or two nodes with the Redis and the PostgreSQL that they share. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { startPostgres } from '../../server/src/testing/postgres.ts';
import { startRedis } from '../../server/src/testing/redis-server.ts';
import { type Centre, openCentre } from '../fixtures/centre.ts';
import { type Settings, type Stack, startStack } from '../fixtures/stack.ts';
import { filesIn } from './search.ts';

/** Of a database with a crowd in it. */
const MOST_DUMPED = 256 * 1024 * 1024;

export interface Service {
  centre: Centre;
  /** Youths come to the first; counsellors to the last. */
  nodes: readonly [Stack, ...Stack[]];
  shared: Shared | null;
  /** Every file of the records, and what they say when they are asked. */
  records(): Promise<Buffer[]>;
  close(): Promise<void>;
}

/** What nodes share. */
export interface Shared {
  redis: {
    pid: number;
    /** Every key with its value, as another Redis would be given them, nothing packed. */
    keys(): Promise<Buffer>;
  };
  postgres: {
    /** Of all its processes, those of its connections too. */
    pids(): Promise<number[]>;
    /** What it has said. */
    log(): string;
  };
}

export async function openService(settings: Settings, isShared: boolean): Promise<Service> {
  if (isShared) return openSharing(settings);
  const centre = await openCentre(settings);
  const { stack } = centre;
  return { centre, nodes: [stack], shared: null, records: () => filesIn(stack.directory), close: () => centre.close() };
}

async function openSharing(settings: Settings): Promise<Service> {
  const [redis, postgres] = await Promise.all([startRedis(['--rdbcompression', 'no']), startPostgres()]);
  const database = await postgres.newDatabase();
  const own = { ...settings, REDIS_URL: redis.url, DATABASE_URL: database };
  const centre = await openCentre(own);
  const second = await startStack(own);
  const folder = dirname(postgres.socketPath);
  return {
    centre,
    nodes: [centre.stack, second],
    shared: {
      redis: {
        pid: redis.process.pid ?? 0,
        keys: () => bytesOf('redis-cli', ['-p', String(redis.port), '--rdb', '-']),
      },
      postgres: { pids: () => familyOf(`${folder}/data/postmaster.pid`), log: () => postgres.log() },
    },
    // PostgreSQL packs what is long; what it gives out is plain.
    records: async () => [...(await filesIn(folder)), await bytesOf('pg_dump', [database])],
    async close() {
      await second.stop();
      await centre.close();
      await postgres.close();
      await redis.kill();
    },
  };
}

async function bytesOf(command: string, args: readonly string[]): Promise<Buffer> {
  const { stdout } = await promisify(execFile)(command, args, { encoding: 'buffer', maxBuffer: MOST_DUMPED });
  return stdout;
}

/** The process whose number the file begins with, and its children. */
async function familyOf(file: string): Promise<number[]> {
  const parent = Number((await readFile(file, 'utf8')).split('\n')[0]);
  const children = await readFile(`/proc/${parent}/task/${parent}/children`, 'utf8');
  return [parent, ...children.trim().split(' ').filter(Boolean).map(Number)];
}
