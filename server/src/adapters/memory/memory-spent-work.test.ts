import { expect, it } from 'vitest';
import { FakeClock } from '../../testing/fake-clock.ts';
import { MemorySpentWork } from './memory-spent-work.ts';

it('K4: each is spent once, and forgotten when it is good for nothing any more', async () => {
  const clock = new FakeClock();
  const spent = new MemorySpentWork(clock);
  expect([spent.knows('a'), spent.spend('a', clock.now() + 10), spent.knows('a')]).toEqual([false, true, true]);
  expect(spent.spend('a', clock.now() + 10)).toBe(false);
  await clock.advance(10);
  expect([spent.spend('b', clock.now() + 10), spent.knows('a'), spent.size]).toEqual([true, false, 1]);
});

it('K7: there is an end to what is remembered: the oldest goes', () => {
  const clock = new FakeClock();
  const spent = new MemorySpentWork(clock);
  for (let at = 0; at < 100_010; at++) spent.spend(String(at), clock.now() + 1_000);
  expect([spent.size, spent.knows('0'), spent.knows('100009')]).toEqual([100_000, false, true]);
});
