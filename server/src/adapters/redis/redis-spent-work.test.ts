import { expect, it } from 'vitest';
import { redisForTests } from '../../testing/redis-nodes.ts';
import { systemClock } from '../system/system-clock.ts';
import { RedisSpentWork } from './redis-spent-work.ts';

const redis = redisForTests();
const LIFE_MS = 60_000;

it('K4: what is spent at one node is spent at all, however many show it at once', async () => {
  const nodes = redis.nodes();
  const touches = [await nodes.touch(), await nodes.touch(), await nodes.touch()];
  const works = touches.map((touch) => new RedisSpentWork(touch, systemClock));
  const until = Date.now() + LIFE_MS;
  for (const id of ['a', 'b', 'c']) {
    const told = await Promise.all([...works, ...works].map((work) => work.spend(id, until)));
    expect(told.filter((isFirst) => isFirst)).toHaveLength(1);
  }
  expect(works.map(({ size }) => size)).toEqual([3, 3, 3]);
  expect(works.map((work) => work.knows('a'))).toEqual([true, true, true]);
});

it('K7: Redis forgets it when it is good for nothing any more', async () => {
  const nodes = redis.nodes();
  const [one, other] = [await nodes.touch(), await nodes.touch()];
  const past = new RedisSpentWork(one, systemClock);
  expect(await past.spend('a', Date.now() - 1)).toBe(true);
  expect(await new RedisSpentWork(other, systemClock).spend('b', Date.now() + LIFE_MS)).toBe(true);
  expect(await new RedisSpentWork(other, systemClock).spend('a', Date.now() + LIFE_MS)).toBe(true);
});
