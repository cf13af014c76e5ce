/** The Redis of a trial: one server by itself, or a master and a replica with a Sentinel. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type RedisServer, startRedis } from '../../server/src/testing/redis-server.ts';
import { type Network, openNetwork } from '../fixtures/network.ts';
import { must } from './until.ts';

export const REDIS_KINDS = ['single', 'sentinel'] as const;
export type RedisKind = (typeof REDIS_KINDS)[number];

const run = promisify(execFile);
const MASTER = 'door';
const FAILOVER_MS = 60_000;
const SENTINEL = [
  // The lines to the servers are this process's, which may be busy for a while.
  `sentinel down-after-milliseconds ${MASTER} 5000`,
  `sentinel failover-timeout ${MASTER} 5000`,
  'sentinel resolve-hostnames no',
];
const REPLICA = ['--repl-diskless-sync-delay', '0'];

export interface TrialRedis {
  kind: RedisKind;
  /** Whom nodes ask first: the one server, or the Sentinel. */
  port: number;
  /** With a Sentinel: the way to each server, for nodes, the Sentinel and the other server alike. */
  lines: readonly Network[];
  /** As named in `server/src/config.ts`; with `url`, how they reach that one. */
  settings(url: string): Record<string, string>;
  /** Whoever is written to now. */
  master(): Promise<RedisServer>;
  /** Asks Sentinel to make the other one master, and waits. */
  promote(): Promise<void>;
  /** Waits until another one than this is the master. */
  promoted(before: RedisServer): Promise<void>;
  /** Waits until a replica follows. */
  followed(): Promise<void>;
  close(): Promise<void>;
}

export async function openTrialRedis(kind: RedisKind): Promise<TrialRedis> {
  return kind === 'single' ? openSingle() : openSentinel();
}

async function openSingle(): Promise<TrialRedis> {
  const server = await startRedis();
  return {
    kind: 'single',
    ...{ port: server.port, lines: [] },
    settings: (url) => ({ REDIS_URL: url }),
    master: async () => server,
    promote: () => Promise.reject(new Error('there is no other')),
    promoted: () => Promise.reject(new Error('there is no other')),
    followed: async () => undefined,
    close: () => server.kill(),
  };
}

async function openSentinel(): Promise<TrialRedis> {
  const directory = mkdtempSync(join(tmpdir(), 'faults-sentinel-'));
  const [first, firstLine] = await startAnnounced();
  const [second, secondLine] = await startAnnounced('--replicaof', '127.0.0.1', portOf(firstLine));
  const config = join(directory, 'sentinel.conf');
  writeFileSync(config, [`sentinel monitor ${MASTER} 127.0.0.1 ${portOf(firstLine)} 1`, ...SENTINEL, ''].join('\n'));
  const sentinel = await startRedis([], [], config);
  const servers = [first, second];
  const lines = [firstLine, secondLine];

  const ask = async (port: number, ...question: string[]): Promise<string> => {
    const { stdout } = await run('redis-cli', ['-h', '127.0.0.1', '-p', String(port), ...question]);
    return stdout;
  };
  const master = async (): Promise<RedisServer> => {
    const answer = await ask(sentinel.port, 'SENTINEL', 'GET-MASTER-ADDR-BY-NAME', MASTER);
    const found = servers[lines.findIndex((line) => answer.split('\n')[1]?.trim() === portOf(line))];
    if (found === undefined) throw new Error('Sentinel knows no master');
    return found;
  };
  const promoted = (before: RedisServer): Promise<void> =>
    must('another master', async () => (await master()) !== before, FAILOVER_MS);
  /** A follower that has all, and that Sentinel knows of. */
  const followed = (): Promise<void> =>
    must(
      'a replica that follows',
      async () => {
        const { port } = await master();
        const isUp = (await ask(port, 'INFO', 'replication')).includes('state=online');
        const replicas = await ask(sentinel.port, 'SENTINEL', 'REPLICAS', MASTER);
        return isUp && replicas.includes('master-link-status\nok') && replicas.includes('flags\nslave\n');
      },
      FAILOVER_MS,
    );
  return {
    kind: 'sentinel',
    ...{ port: sentinel.port, lines },
    settings: (url) => ({ REDIS_URL: url, REDIS_MODE: 'sentinel', REDIS_MASTER: MASTER }),
    master,
    async promote() {
      const before = await master();
      await ask(sentinel.port, 'SENTINEL', 'FAILOVER', MASTER);
      await promoted(before);
    },
    promoted,
    followed,
    async close() {
      for (const server of [sentinel, ...servers]) {
        server.process.kill('SIGCONT');
        await server.kill();
      }
      for (const line of lines) await line.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** A server that says of itself that it is where the line to it begins: whoever looks for it comes by that. */
async function startAnnounced(...options: string[]): Promise<[RedisServer, Network]> {
  let server: RedisServer | null = null;
  const line = await openNetwork(() => (server === null ? null : { port: server.port, host: '127.0.0.1' }), {
    keeps: false,
  });
  const announced = ['--replica-announce-ip', '127.0.0.1', '--replica-announce-port', portOf(line)];
  server = await startRedis([...REPLICA, ...announced, ...options]);
  return [server, line];
}

const portOf = ({ origin }: Network): string => new URL(origin).port;
