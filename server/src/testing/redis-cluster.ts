/** A Redis Cluster of a test's own: three masters, each with a third of the slots, in a directory that goes with it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@redis/client';
import { freePort, type RedisProgram, type RedisServer, startRedis } from './redis-server.ts';

export interface RedisCluster {
  readonly servers: readonly RedisServer[];
  readonly urls: readonly string[];
  kill(): Promise<void>;
}

const SLOTS = 16_384;
const MASTERS = 3;

export async function startCluster(program: RedisProgram = 'redis-server'): Promise<RedisCluster> {
  const directory = mkdtempSync(join(tmpdir(), 'cluster-'));
  const servers: RedisServer[] = [];
  const buses: number[] = [];
  const kill = async () => {
    for (const server of servers) await server.kill();
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    for (let at = 0; at < MASTERS; at++) {
      // What nodes know of one another is kept in a file; nothing else is.
      const options = ['--cluster-enabled', 'yes', '--cluster-node-timeout', '2000', '--dir', directory];
      const bus = await freePort();
      buses.push(bus);
      const own = ['--cluster-port', String(bus), '--cluster-config-file', `nodes-${at}.conf`];
      servers.push(await startRedis([...options, ...own], [], null, { program }));
    }
    const [first] = servers;
    for (const [at, server] of servers.entries()) await share(server, at, [first?.port ?? 0, buses[0] ?? 0]);
    for (const server of servers) await whole(server);
  } catch (error) {
    await kill();
    throw error;
  }
  return { servers, urls: servers.map(({ url }) => url), kill };
}

async function share({ url }: RedisServer, at: number, [port, bus]: readonly [number, number]): Promise<void> {
  await asked(url, async (ask) => {
    const [from, to] = [at, at + 1].map((part) => Math.floor((SLOTS * part) / MASTERS));
    await ask(['CLUSTER', 'SET-CONFIG-EPOCH', String(at + 1)]);
    await ask(['CLUSTER', 'ADDSLOTSRANGE', String(from), String((to ?? 0) - 1)]);
    if (at > 0) await ask(['CLUSTER', 'MEET', '127.0.0.1', String(port), String(bus)]);
  });
}

async function whole({ url }: RedisServer): Promise<void> {
  await asked(url, async (ask) => {
    for (;;) {
      const info = String(await ask(['CLUSTER', 'INFO']));
      if (info.includes('cluster_state:ok') && info.includes(`cluster_known_nodes:${MASTERS}`)) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });
}

async function asked(url: string, use: (ask: (command: string[]) => Promise<unknown>) => Promise<void>): Promise<void> {
  const client = createClient({ url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await use((command) => client.sendCommand(command));
  } finally {
    client.destroy();
  }
}
