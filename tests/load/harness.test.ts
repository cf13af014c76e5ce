/** The load itself, small: whether it does what it says, not how fast anything is. */
import { afterAll, afterEach, expect, it, vi } from 'vitest';
import { killAll, type Load, type Relay, startLoad, startRelay, startService } from '../bench/processes.ts';
import { STEPS } from './people/steps.ts';
import { redisTraffic } from './redis-traffic.ts';
import { told } from './scenarios/told.ts';

// Four processes and a Redis may take a minute to begin where others use the machine.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 60_000 });

const EVENING = {
  ...{ arrivals: 8, overMs: 400, afterMs: 60_000, counsellors: 2, capacity: 3 },
  ...{ talkMs: 300, textEveryMs: 60, works: true },
};
const SMALL = { connections: 20, perSecond: 100, addresses: 50, ms: 600 };

const started: { stop(): Promise<void> }[] = [];
const begun = <One extends { stop(): Promise<void> }>(one: One): One => {
  started.push(one);
  return one;
};
const load = (): Load => begun(startLoad());
const service = async (...args: Parameters<typeof startService>): Promise<Relay> => begun(await startService(...args));

afterEach(async () => {
  for (const one of started.splice(0).reverse()) await one.stop();
});
afterAll(killAll);

it.each([1, 2])('lets everybody who comes be taken, talk and go on %i of the product’s nodes', async (nodes) => {
  const { target } = await service('evening', nodes, { pairs: EVENING.counsellors });
  const seen = await load().ask({ do: 'visits', target, evening: EVENING });
  expect(seen).toMatchObject({ came: 8, joined: 8, talked: 8, finished: 8, refused: {} });
  expect(Object.keys(seen.steps).sort()).toEqual(Object.keys(STEPS).sort());
  expect(seen.held.most).toBeLessThanOrEqual(EVENING.counsellors * EVENING.capacity);
  // Two frames of a handshake each way, a first text and a last, and what acknowledges the first.
  expect(seen.allFrames).toBeGreaterThanOrEqual(8 * 7);
  if (nodes === 1) expect(seen.redisBytes).toBeNull();
  else expect(seen.redisBytes).toBeGreaterThan(8 * 7 * 1_024);
  const figures = told('evening', `${nodes}`, seen);
  expect(new Set(figures.map(({ name }) => name)).size).toBe(figures.length);
  expect(figures.every(({ value }) => value !== null && Number.isFinite(value))).toBe(true);
});

it.each(['bare', 'socket-io'] as const)('does the same at the reference %s', async (name) => {
  const { target } = begun(await startRelay(name, 0));
  const seen = await load().ask({ do: 'visits', target, evening: EVENING });
  expect(seen).toMatchObject({ came: 8, talked: 8, finished: 8, refused: {} });
});

it('floods a service, whose youths talk on and get in with the work done', async () => {
  const { target } = await service('flooded', 1, { pairs: 3, isLimited: true });
  const [talking, knocking, flooding] = [load(), load(), load()];
  await talking.ask({ do: 'pair', target, pairs: 3 });
  const [flooded, knocked] = await Promise.all([
    flooding.ask({ do: 'flood', target, size: SMALL }),
    knocking.ask({ do: 'knock', target, everyMs: 200, ms: 600 }),
  ]);
  expect(flooded.opened + flooded.refused).toBe(60);
  expect(knocked).toMatchObject({ came: 3, joined: 3, refused: {} });
  expect(await talking.ask({ do: 'exchange', name: target.name })).toEqual({ frames: 6 });
});

it('shows every console who was taken from a queue of more youths than it opened sockets for', async () => {
  const { target, goOn } = await service('queue', 1, { pairs: 4, waiting: 60 });
  const [door = '', ...staff] = target.staff;
  const one = load();
  await one.ask({ do: 'on-duty', target: { ...target, staff: [door] } });
  await goOn?.();
  const seen = await one.ask({ do: 'long-queue', target: { ...target, staff }, rounds: 2 });
  expect(seen.takeMs).toHaveLength(2);
  expect(seen.shownMs.length).toBeGreaterThan(0);
  expect(seen.shownMs).toHaveLength(seen.bytesEach.length);
});

it('holds conversations of which one counsellor has several', async () => {
  const { target } = await service('held', 1, { pairs: 2 });
  const one = load();
  await one.ask({ do: 'hold', target, pairs: 6, each: 3 });
  expect(await one.ask({ do: 'drop', name: 'held' })).toEqual({ connections: 12 });
});

it('reads how much went through Redis', async () => {
  const { target } = await service('traffic', 2, { pairs: 1 });
  const before = await redisTraffic(target.redisPort ?? 0);
  expect(before).toBeGreaterThan(0);
  await load().ask({ do: 'pair', target, pairs: 1 });
  expect(await redisTraffic(target.redisPort ?? 0)).toBeGreaterThan(before);
});
