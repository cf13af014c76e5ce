import { stateStoreContract } from '../../ports/state-store.contract.ts';
import { redisForTests } from '../../testing/redis-nodes.ts';

const redis = redisForTests();
stateStoreContract(() => redis.nodes().store());
