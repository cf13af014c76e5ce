/** The whole service as two nodes: one directory of records, one Redis, and no visitor knows which node they are at. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SUBPROTOCOL } from '@dorren/shared/protocol/version.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from './adapters/system/system-clock.ts';
import { competence } from './testing/directory.ts';
import { redisForTests } from './testing/redis-nodes.ts';
import { startRedis } from './testing/redis-server.ts';
import { addStaff, setUp, startTestService, type TestService } from './testing/started-service.ts';

const redis = redisForTests();
const directories: string[] = [];
const services: TestService[] = [];

afterEach(async () => {
  for (const one of services.splice(0)) await one.stop();
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true, force: true });
});

async function twoNodes(apartMs = 0) {
  const directory = mkdtempSync(join(tmpdir(), 'nodes-'));
  directories.push(directory);
  const variables = { REDIS_URL: redis.server().url };
  const here = await startTestService({ directory, variables });
  services.push(here);
  const clock = { ...systemClock, now: () => Date.now() + apartMs };
  const there = await startTestService({ directory, variables, clock });
  services.push(there);
  return { here, there };
}

describe('two nodes of one service', () => {
  it('A5, M6: are set up once, with the token of either, and both know the centre', async () => {
    const { here, there } = await twoNodes();
    expect(there.service.setUpToken).toBe(here.service.setUpToken);
    const { centre } = await setUp(here);
    const content = async (node: TestService) => (await node.ask('/')).text.includes(centre.id);
    await expect.poll(() => content(there)).toBe(true);
    expect((await there.ask('/staff/set-up')).json).toMatchObject({ needed: false });
  });

  it('A4, A8, M6: a session is one at both, and over at both', async () => {
    const { here, there } = await twoNodes();
    const admin = await setUp(here);
    const { token, staffId } = await addStaff(there, admin.token, 'bo', 'supervisor');
    expect((await here.ask('/staff/revocations', { token })).status).toBe(200);
    await here.ask(`/staff/accounts/${staffId}/disable`, { method: 'POST', token: admin.token });
    expect((await there.ask('/staff/revocations', { token })).status).toBe(401);
    await there.ask('/staff/sign-out', { method: 'POST', token: admin.token });
    expect((await here.ask('/staff/settings', { token: admin.token })).status).toBe(401);
    expect([...here.faults, ...there.faults]).toEqual([]);
  });

  it('M6: what is set at one holds at the other', async () => {
    const { here, there } = await twoNodes();
    const { token } = await setUp(here);
    const settings = (await here.ask('/staff/settings', { token })).json as { title: string };
    const body = { ...settings, title: 'Another title' };
    await here.ask('/staff/settings', { method: 'PUT', token, body });
    const title = async () => ((await there.ask('/staff/settings', { token })).json as { title: string }).title;
    await expect.poll(title).toBe('Another title');
    const list = { serial: 7, list: 'AAAA' };
    await there.ask('/staff/revocations', { method: 'PUT', token, body: list });
    await expect.poll(async () => (await here.ask('/staff/revocations', { token })).json).toEqual(list);
  });

  it('M6: a competence added at one is in the directory of the other', async () => {
    const { here, there } = await twoNodes();
    const { token } = await setUp(here);
    const { competencesRevision } = (await here.ask('/staff/directory', { token })).json as {
      competencesRevision: number;
    };
    const body = { revision: competencesRevision, competences: [competence('new')] };
    const put = await here.ask('/staff/directory/competences', { method: 'PUT', token, body });
    expect(put.status).toBe(200);
    const told = async () => ((await there.ask('/directory')).json as { competences: unknown }).competences;
    await expect.poll(told).toEqual([competence('new')]);
  });

  it('M4, S1: says that it is not ready while Redis is away, and is again after', async () => {
    const { here } = await twoNodes();
    const { token } = await setUp(here);
    for (const path of ['/readyz', '/routez']) expect((await here.ask(path)).status).toBe(204);
    await redis.server().kill();
    await redis.server().restart();
    await expect.poll(async () => (await here.ask('/staff/settings', { token })).status, { timeout: 20_000 }).toBe(401);
    for (const path of ['/readyz', '/routez']) {
      await expect.poll(async () => (await here.ask(path)).status, { timeout: 20_000 }).toBe(204);
    }
  });
});

/** What a console is told of the time. */
async function timeTold(node: TestService, token: string): Promise<number> {
  const socket = new WebSocket(`${node.service.address.replace('http', 'ws')}/staff/socket`, SUBPROTOCOL);
  const { promise, resolve } = Promise.withResolvers<number>();
  socket.onopen = () => socket.send(JSON.stringify({ t: 'hello', token, holding: [] }));
  socket.onmessage = ({ data }) => {
    const told = JSON.parse(data as string);
    if (told.t === 'welcome') resolve(told.now);
  };
  const now = await promise;
  socket.close();
  return now;
}

it('M8: a node whose own clock is an hour ahead tells the same time as the others', async () => {
  const HOUR_MS = 3_600_000;
  const { here, there } = await twoNodes(HOUR_MS);
  const admin = await setUp(here);
  const { token } = await addStaff(here, admin.token, 'bo', 'supervisor');
  const apart = (await timeTold(there, token)) - (await timeTold(here, token));
  expect(Math.abs(apart)).toBeLessThan(HOUR_MS / 2);
});

describe('a start', () => {
  it.each([
    ['redis-persists', ['--save', '60 1']],
    ['redis-evicts', ['--maxmemory-policy', 'allkeys-random']],
  ] as const)('M7: is refused with %s', async (code, options) => {
    const server = await startRedis(options);
    try {
      await expect(startTestService({ variables: { REDIS_URL: server.url } })).rejects.toMatchObject({ code });
    } finally {
      await server.kill();
    }
  });

  it('M7: is refused without a Redis where there should be one', async () => {
    const started = startTestService({ variables: { REDIS_URL: 'redis://127.0.0.1:1' } });
    await expect(started).rejects.toMatchObject({ code: 'redis-unavailable' });
  });
});
