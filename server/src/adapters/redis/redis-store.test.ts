import { stateStoreContract } from '../../ports/state-store.contract.ts';
import { eachRedis } from '../../testing/each-redis.ts';
import { redisForTests } from '../../testing/redis-nodes.ts';

eachRedis((program) => {
  const redis = redisForTests(program);
  stateStoreContract(() => redis.nodes().store());
});
