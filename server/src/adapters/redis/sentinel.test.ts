/** A master that dies, a replica that takes its place, and a Sentinel that says so. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@redis/client';
import { expect, it } from 'vitest';
import { accept } from '../../core/decision.ts';
import { idOf, waiting } from '../../testing/records.ts';
import { RedisNodes, TIMING } from '../../testing/redis-nodes.ts';
import { type RedisServer, startRedis } from '../../testing/redis-server.ts';
import type { RedisOptions } from './redis-link.ts';
import type { RedisStore } from './redis-store.ts';
import { serversOf } from './servers.ts';

const PATIENT = { timeout: 60_000, interval: 50 };

async function standing() {
  const directory = mkdtempSync(join(tmpdir(), 'sentinel-'));
  const master = await startRedis();
  const replica = await startRedis([
    '--replicaof',
    '127.0.0.1',
    String(master.port),
    '--repl-diskless-sync-delay',
    '0',
  ]);
  const config = join(directory, 'sentinel.conf');
  const lines = [
    `sentinel monitor door 127.0.0.1 ${master.port} 1`,
    'sentinel down-after-milliseconds door 500',
    'sentinel failover-timeout door 3000',
  ];
  writeFileSync(config, `${lines.join('\n')}\n`);
  const sentinel = await startRedis([], [], config);
  const servers = [sentinel, replica, master];
  const redis: RedisOptions = { mode: 'sentinel', urls: [sentinel.url], master: 'door', authority: null };
  const stop = async () => {
    for (const server of servers) await server.kill();
    rmSync(directory, { recursive: true, force: true });
  };
  return { master, replica, redis, stop };
}

/** The replica has all that the master has. */
async function followed(replica: RedisServer): Promise<void> {
  const client = createClient({ url: replica.url });
  client.on('error', () => undefined);
  await client.connect();
  const isUp = async () => (await client.info('replication')).includes('master_link_status:up');
  await expect.poll(isUp, PATIENT).toBe(true);
  client.destroy();
}

const joins = (store: RedisStore, number: number) =>
  store.transact(idOf(number), null, () => accept(waiting({ id: idOf(number), joinedAt: number }), []));

it('M4, M7: nodes find the new master, with what was there or by coming back, and go on', async () => {
  const { master, replica, redis, stop } = await standing();
  const nodes = new RedisNodes(redis, { ...TIMING, patienceMs: 15_000, deadMs: 20_000 });
  try {
    await followed(replica);
    const both = [master, replica].map(({ port }) => String(port)).sort();
    const looked = async () => (await serversOf(redis)).map((url) => new URL(url).port).sort();
    await expect.poll(looked, PATIENT).toEqual(both);
    const { stores, touches } = await nodes.two();
    expect(await joins(stores[0], 1)).toMatchObject({ ok: true });
    expect(await stores[1].all()).toEqual([idOf(1)]);
    // Any number at once, after none.
    for (let round = 0; round < 5; round++) {
      const all = await Promise.all(Array.from({ length: 20 }, () => stores[0].all()));
      expect(new Set(all.flat())).toEqual(new Set([idOf(1)]));
    }
    await master.kill();
    const heard: number[] = [];
    stores[1].subscribe(({ overview }) => void heard.push(overview.waiting));
    await expect
      .poll(
        () =>
          joins(stores[0], 2).then(
            ({ ok }) => ok,
            () => false,
          ),
        PATIENT,
      )
      .toBe(true);
    await expect.poll(() => touches.every(({ inTouch }) => inTouch), PATIENT).toBe(true);
    await expect.poll(() => heard.length, PATIENT).toBeGreaterThan(0);
    expect(await stores[1].all()).toContain(idOf(2));
    // The one that died keeps no node from starting.
    await expect.poll(looked, PATIENT).toEqual([String(replica.port)]);
  } finally {
    await nodes.close();
    await stop();
  }
}, 120_000);
