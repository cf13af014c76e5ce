import { expect, it } from 'vitest';
import { FakeClock } from '../../testing/fake-clock.ts';
import { redisForTests } from '../../testing/redis-nodes.ts';
import { systemClock } from '../system/system-clock.ts';
import { CommonClock } from './common-clock.ts';

const redis = redisForTests();
const APART_MS = 180_000;

it('M8: goes by what Redis says, as exactly as the way there and back lets one know', async () => {
  const own = new FakeClock();
  const clock = new CommonClock(own);
  const started = own.now();
  const told = clock.asks();
  await own.advance(40);
  told(started + APART_MS);
  expect(clock.now() - own.now()).toBe(APART_MS - 40);
  // It may as well have been so: nothing changes.
  const again = clock.asks();
  await own.advance(100);
  again(own.now() + APART_MS - 60);
  expect(clock.now() - own.now()).toBe(APART_MS - 40);
  // It cannot: by as little as it must.
  const set = clock.asks();
  await own.advance(10);
  set(own.now() - APART_MS);
  expect(clock.now() - own.now()).toBe(-APART_MS + 10);
});

it('M8: a node whose own clock is apart has the time that the others have, from when it opens', async () => {
  const nodes = redis.nodes();
  const clocks = [-APART_MS, 0, APART_MS].map(
    (apart) => new CommonClock({ ...systemClock, now: () => Date.now() + apart }),
  );
  for (const clock of clocks) await nodes.touch(clock);
  const [behind = 0, exact = 0, ahead = 0] = clocks.map((clock) => clock.now());
  // Half of what they are apart is more than any way there and back.
  expect(Math.max(Math.abs(ahead - exact), Math.abs(behind - exact))).toBeLessThan(APART_MS / 2);
});
