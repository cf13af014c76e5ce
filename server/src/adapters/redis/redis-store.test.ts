import { afterAll, afterEach, beforeAll } from 'vitest';
import { stateStoreContract } from '../../ports/state-store.contract.ts';
import { RedisNodes, single } from '../../testing/redis-nodes.ts';
import { type RedisServer, startRedis } from '../../testing/redis-server.ts';

let server: RedisServer;
const opened: RedisNodes[] = [];
beforeAll(async () => {
  server = await startRedis();
});
afterEach(async () => {
  for (const nodes of opened.splice(0)) await nodes.close();
});
afterAll(() => server.kill());

stateStoreContract(async () => {
  const nodes = new RedisNodes(single(server.url));
  opened.push(nodes);
  return nodes.store();
});
