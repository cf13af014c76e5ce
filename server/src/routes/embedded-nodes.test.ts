import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Settings } from '@dorren/shared/protocol/content.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RedisServer, startRedis } from '../testing/redis-server.ts';
import { setUp, startTestService, type TestService } from '../testing/started-service.ts';

const PARTNER = 'https://www.school.example';
let redis: RedisServer;
let directory: string;
const nodes: TestService[] = [];

beforeAll(async () => {
  redis = await startRedis();
  directory = mkdtempSync(join(tmpdir(), 'nodes-'));
  const start = () => startTestService({ directory, variables: { REDIS_URL: redis.url } });
  nodes.push(await start());
  nodes.push(await start());
});
afterAll(async () => {
  for (const node of nodes) await node.stop();
  await redis.kill();
  rmSync(directory, { recursive: true });
});

const shownBy = async (node: TestService | undefined) =>
  /frame-ancestors [^;]+/.exec((await node?.ask('/embedded'))?.headers.get('content-security-policy') ?? '')?.[0];

it('E2, M6: a partner is let in and taken away at every node, whichever was told', async () => {
  const [one, other] = nodes;
  if (one === undefined || other === undefined) throw new Error('no nodes');
  const { token } = await setUp(one);
  const settings = (await one.ask('/staff/settings', { token })).json as Settings;
  for (const partners of [[PARTNER], []]) {
    const answer = await one.ask('/staff/settings', { method: 'PUT', token, body: { ...settings, partners } });
    expect(answer.status).toBe(204);
    const expected = `frame-ancestors ${partners.join(' ') || "'none'"}`;
    expect(await shownBy(one)).toBe(expected);
    await expect.poll(() => shownBy(other)).toBe(expected);
  }
  expect([...one.faults, ...other.faults]).toEqual([]);
});
