import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { startRedis } from '../../testing/redis-server.ts';
import { faultOf } from './check-server.ts';

/** A log of changes wants somewhere to be. */
const directory = mkdtempSync(join(tmpdir(), 'redis-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

it.each([
  ['nothing', [], null],
  ['snapshots', ['--save', '60 1'], { code: 'redis-persists', setting: 'save' }],
  ['a log of changes', ['--appendonly', 'yes', '--dir', directory], { code: 'redis-persists', setting: 'appendonly' }],
  ['eviction', ['--maxmemory-policy', 'allkeys-lru'], { code: 'redis-evicts', policy: 'allkeys-lru' }],
  ['CONFIG taken away', ['--rename-command', 'CONFIG', ''], { code: 'redis-unseen' }],
] as const)('M7: a Redis with %s is seen through', async (_what, options, fault) => {
  const server = await startRedis(options);
  try {
    expect(await faultOf(server.url, null)).toEqual(fault);
  } finally {
    await server.kill();
  }
});

it('M7: one that is not there is an error', async () => {
  await expect(faultOf('redis://127.0.0.1:1', null)).rejects.toThrow();
});
