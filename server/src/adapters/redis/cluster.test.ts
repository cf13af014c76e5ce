/** The same over a Cluster of three, in which each centre has one slot. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { accept } from '../../core/decision.ts';
import { busContract } from '../../ports/bus.contract.ts';
import { stateStoreContract } from '../../ports/state-store.contract.ts';
import { eachRedis } from '../../testing/each-redis.ts';
import { idOf, staff, waiting } from '../../testing/records.ts';
import { type RedisCluster, startCluster } from '../../testing/redis-cluster.ts';
import { RedisNodes } from '../../testing/redis-nodes.ts';
import { histories } from '../../testing/town.ts';
import { faultOf } from './check-server.ts';
import { serversOf } from './servers.ts';

eachRedis((program) => {
  let cluster: RedisCluster;
  const opened: RedisNodes[] = [];
  const nodes = () => {
    const made = new RedisNodes({ mode: 'cluster', urls: cluster.urls.slice(0, 1), master: '', authority: null });
    opened.push(made);
    return made;
  };
  beforeAll(async () => {
    cluster = await startCluster(program);
  });
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.close();
  });
  afterAll(() => cluster?.kill());

  stateStoreContract(() => nodes().store());

  describe('two nodes over a Cluster', () => {
    busContract(async () => {
      const { touches, stores, shares } = await nodes().two();
      const connection = `${touches[1].name}.1`;
      await stores[1].transactStaff('ada', () => accept(staff('ada', { connection }), []));
      return [shares[0].bus, shares[1].bus];
    });

    it('M1: many centres are spread over it, each whole in one place', async () => {
      const stores = await Promise.all(Array.from({ length: 12 }, () => nodes().store()));
      for (const store of stores) await store.transact(idOf(1), null, () => accept(waiting({ id: idOf(1) }), []));
      for (const store of stores) expect(await store.all()).toEqual([idOf(1)]);
    });

    it('C2, C3, H4, H5, H9, H10, H16, M2: frames go exactly where they may, whatever happens', async () => {
      await histories(1, () => nodes().two());
    });

    it('M7: every server of it is looked at', async () => {
      const servers = await serversOf({ mode: 'cluster', urls: cluster.urls.slice(0, 1), master: '', authority: null });
      expect(servers.map((url) => new URL(url).port).sort()).toEqual(
        cluster.servers.map(({ port }) => `${port}`).sort(),
      );
      expect(await Promise.all(servers.map((server) => faultOf(server, null)))).toEqual([null, null, null]);
    });
  });
});
