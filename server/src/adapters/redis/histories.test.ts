/** Random histories at two nodes that have nothing in common but a Redis (testing/town.ts). */
import { it } from 'vitest';
import { eachRedis } from '../../testing/each-redis.ts';
import { redisForTests } from '../../testing/redis-nodes.ts';
import { histories } from '../../testing/town.ts';

/** More for a long run: HISTORIES=500. */
const HISTORIES = Number(process.env.HISTORIES ?? 4);

eachRedis((program) => {
  const redis = redisForTests(program);

  it('C2, C3, H4, H5, H9, H10, H16, M2: frames go exactly where they may, whatever happens, over Redis', async () => {
    await histories(HISTORIES, () => redis.nodes().two());
  }, 3_600_000);
});
