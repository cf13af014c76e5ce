/** Nodes over one Redis, each test's with a tag of its own, so that none sees another's. */

import { afterAll, afterEach, beforeAll } from 'vitest';
import type { CommonClock } from '../adapters/redis/common-clock.ts';
import { Keys } from '../adapters/redis/keys.ts';
import { RedisBus } from '../adapters/redis/redis-bus.ts';
import { RedisLink, type RedisOptions } from '../adapters/redis/redis-link.ts';
import { RedisStore } from '../adapters/redis/redis-store.ts';
import { type Timing, Touch } from '../adapters/redis/touch.ts';
import { systemRandom } from '../adapters/system/system-random.ts';
import { type RedisProgram, type RedisServer, startRedis } from './redis-server.ts';
import { WatchedLink } from './watched-link.ts';

/** A machine that is slow must not look like a node that is dead. */
export const TIMING: Timing = { beatMs: 50, patienceMs: 20_000, deadMs: 25_000, logMs: 5_000, lifeMs: 60_000 };
/** For tests in which a node, or Redis, is given up. */
export const IMPATIENT: Timing = { ...TIMING, patienceMs: 1_500, deadMs: 2_000 };

export function single(url: string): RedisOptions {
  return { mode: 'single', urls: [url], master: '', authority: null };
}

/** A Redis for the tests of this file, and nodes over it that are closed after each. */
export function redisForTests(program: RedisProgram = 'redis-server'): {
  server(): RedisServer;
  nodes(timing?: Timing): RedisNodes;
} {
  let server: RedisServer | null = null;
  const opened: RedisNodes[] = [];
  const running = () => {
    if (server === null) throw new Error('not started');
    return server;
  };
  beforeAll(async () => {
    server = await startRedis([], [], null, { program });
  });
  afterEach(async () => {
    for (const nodes of opened.splice(0)) await nodes.close();
  });
  afterAll(() => server?.kill());
  return {
    server: running,
    nodes(timing) {
      const nodes = new RedisNodes(single(running().url), timing);
      opened.push(nodes);
      return nodes;
    },
  };
}

export class RedisNodes {
  readonly tag = systemRandom.id();
  readonly #options: RedisOptions;
  readonly #timing: Timing;
  readonly #open: Touch[] = [];

  constructor(options: RedisOptions, timing: Timing = TIMING) {
    this.#options = options;
    this.#timing = timing;
  }

  readonly #links: WatchedLink[] = [];

  async touch(clock: CommonClock | null = null): Promise<Touch> {
    const link = new WatchedLink(await RedisLink.open(this.#options));
    const touch = await Touch.open(link, new Keys(this.tag), this.#timing, undefined, clock);
    this.#open.push(touch);
    this.#links.push(link);
    return touch;
  }

  /** When nothing that was asked or told is under way any more. */
  async quiet(): Promise<void> {
    for (let calm = 0; calm < 3; ) {
      await new Promise((resolve) => setImmediate(resolve));
      calm = this.#links.some(({ isBusy }) => isBusy) ? 0 : calm + 1;
      if (calm === 1) await Promise.all(this.#links.map((link) => link.heardAll()));
    }
  }

  /** Two nodes, as a relay wants them. */
  async two() {
    const touches = [await this.touch(), await this.touch()] as const;
    const stores = [new RedisStore(touches[0]), new RedisStore(touches[1])] as const;
    const shares = [
      { nodes: touches[0], store: stores[0], bus: new RedisBus(touches[0], stores[0]) },
      { nodes: touches[1], store: stores[1], bus: new RedisBus(touches[1], stores[1]) },
    ] as const;
    return { touches, stores, shares, store: stores[0], quiet: () => this.quiet() };
  }

  async store(): Promise<RedisStore> {
    return new RedisStore(await this.touch());
  }

  async close(): Promise<void> {
    await Promise.all(this.#open.map((touch) => touch.close()));
  }
}
