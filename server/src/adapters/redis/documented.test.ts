/** The settings in deploy/ for Redis or Valkey and its users are fit, and enough, and give nobody more. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient } from '@redis/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accept } from '../../core/decision.ts';
import { eachRedis } from '../../testing/each-redis.ts';
import { idOf, waiting } from '../../testing/records.ts';
import { RedisNodes, single } from '../../testing/redis-nodes.ts';
import { type RedisServer, startRedis } from '../../testing/redis-server.ts';
import { faultOf } from './check-server.ts';

const DEPLOY = new URL('../../../../deploy/', import.meta.url);
const PASSWORD = 'a-password';

eachRedis((program) => {
  let server: RedisServer;
  let directory: string;
  let url: string;
  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'users-'));
    const users = join(directory, 'users.acl');
    const hash = createHash('sha256').update(PASSWORD).digest('hex');
    const template = readFileSync(new URL('redis-users.acl', DEPLOY), 'utf8');
    writeFileSync(users, template.replace('PASSWORD_SHA256', hash), { mode: 0o444 });
    const file = fileURLToPath(new URL('redis.conf', DEPLOY));
    server = await startRedis(['--bind', '127.0.0.1', '--aclfile', users], [], null, { program, file });
    url = server.url.replace('//', `//dorren:${PASSWORD}@`);
  });
  afterAll(async () => {
    await server?.kill();
    rmSync(directory, { recursive: true, force: true });
  });

  it('M7: serves, to a user with no more rights than are given there', async () => {
    const nodes = new RedisNodes(single(url));
    try {
      expect(await faultOf(url, null)).toBeNull();
      const { stores, touches, quiet } = await nodes.two();
      const heard: number[] = [];
      stores[1].subscribe(({ overview }) => void heard.push(overview.waiting));
      await stores[0].transact(idOf(1), null, () => accept(waiting({ id: idOf(1) }), []));
      await quiet();
      expect(heard).toEqual([1]);
      expect(await touches[0].vanished(1)).toEqual([]);
    } finally {
      await nodes.close();
    }
  });

  describe('lets nobody', () => {
    const as = async (who: string) => {
      const client = createClient({ url: server.url.replace('//', `//${who}@`), socket: { reconnectStrategy: false } });
      client.on('error', () => undefined);
      await client.connect();
      return client;
    };

    it.each([
      ['MONITOR'],
      ['SAVE'],
      ['BGSAVE'],
      ['BGREWRITEAOF'],
      ['DEBUG', 'JMAP'],
      ['CONFIG', 'SET', 'save', '1 1'],
      ['CONFIG', 'REWRITE'],
      ['KEYS', '*'],
      ['FLUSHALL'],
      ['SLOWLOG', 'GET'],
      ['CLIENT', 'LIST'],
      ['ACL', 'LIST'],
      ['REPLICAOF', '127.0.0.1', '1'],
      ['MODULE', 'LIST'],
      ['SHUTDOWN'],
    ])('%s', async (...command) => {
      const client = await as(`dorren:${PASSWORD}`);
      await expect(client.sendCommand(command)).rejects.toThrow(/NOPERM|DEBUG command not allowed/);
      client.destroy();
    });

    it('in without a password, nor the health check do more than ask whether it is there', async () => {
      await expect(as('')).rejects.toThrow('NOAUTH');
      const health = await as('health:any');
      expect(await health.ping()).toBe('PONG');
      await expect(health.get('dorren:x')).rejects.toThrow('NOPERM');
      await expect(health.info()).rejects.toThrow('NOPERM');
      health.destroy();
    });

    it('read another service’s keys', async () => {
      const client = await as(`dorren:${PASSWORD}`);
      await expect(client.get('other')).rejects.toThrow('NOPERM');
      client.destroy();
    });
  });
});
