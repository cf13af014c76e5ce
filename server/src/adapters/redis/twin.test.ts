/** Random histories of the core over a store in memory and one in Redis: both say the same at every step. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyStep, OPENING, run } from '../../testing/history-steps.ts';
import { House, STAFF } from '../../testing/house.ts';
import { RULES } from '../../testing/records.ts';
import { redisForTests } from '../../testing/redis-nodes.ts';
import { TwinStore } from '../../testing/twin-store.ts';
import { MemoryStore } from '../memory/memory-store.ts';

/** More for a long run: HISTORIES=1000. */
const HISTORIES = Number(process.env.HISTORIES ?? 15);
const histories = fc.array(anyStep, { minLength: 20, maxLength: 80, size: 'max' });
const rules = { ...RULES, mostWaiting: 3, youthAnswerMs: 700, settlingMs: 1_500 };

const redis = redisForTests();

it('M2: a store in Redis does what one in memory does, whatever happens', async () => {
  await fc.assert(
    fc.asyncProperty(histories, async (history) => {
      const nodes = redis.nodes();
      const store = new TwinStore(new MemoryStore(), await nodes.store());
      const house = new House(rules, STAFF, store);
      for (const step of [...OPENING, ...history]) {
        await run(house, step);
        await store.head(10);
        await store.places((await store.all()).slice(0, 10));
        await store.supervised(house.now);
        await store.onDuty();
        for (const staffId of STAFF) await store.concerning(staffId);
      }
      expect(await store.due(house.now, 100)).toBeDefined();
      await nodes.close();
    }),
    { numRuns: HISTORIES },
  );
}, 3_600_000);
