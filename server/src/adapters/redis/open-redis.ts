/** A service of several nodes: all that they have in common while it lasts, in one Redis. */
import { createHmac } from 'node:crypto';
import type { Clock } from '../../ports/clock.ts';
import type { Random } from '../../ports/random.ts';
import { faultOf, type ServerFault } from './check-server.ts';
import { CommonClock } from './common-clock.ts';
import { Keys } from './keys.ts';
import { RedisBus } from './redis-bus.ts';
import { RedisChanges } from './redis-changes.ts';
import { RedisLink, type RedisOptions } from './redis-link.ts';
import { RedisSessions } from './redis-sessions.ts';
import { RedisSignInThrottle } from './redis-sign-in-throttle.ts';
import { RedisSpentWork } from './redis-spent-work.ts';
import { RedisStore } from './redis-store.ts';
import { SCRIPTS } from './scripts.ts';
import { serversOf } from './servers.ts';
import { type Timing, Touch } from './touch.ts';

export interface RedisStateOptions {
  readonly redis: RedisOptions;
  /** Of the centre, and known to its nodes alone. */
  readonly secret: string;
  /** This machine's own. */
  readonly clock: Clock;
  readonly random: Random;
  /** How long what goes on lasts while no node is there: as long as anybody in it may be away. */
  readonly lifeMs: number;
  readonly sessions: { readonly longestSessionMs: number; readonly mostSessionsPerAccount: number };
  readonly signIn: { readonly mostFailuresPerName: number; readonly mostFailures: number; readonly windowMs: number };
  readonly onFault: (error: unknown) => void;
}

const BEAT_MS = 1_000;
const PATIENCE_MS = 8_000;
const DEAD_MS = 10_000;
const LOG_MS = 20_000;

export type OpenedRedis = { ok: true; state: Awaited<ReturnType<typeof open>> } | { ok: false; fault: ServerFault };

/** Refuses a server that would keep or lose things by itself. Throws if none can be reached. */
export async function openRedis(options: RedisStateOptions): Promise<OpenedRedis> {
  for (const url of await serversOf(options.redis)) {
    const fault = await faultOf(url, options.redis.authority);
    if (fault !== null) return { ok: false, fault };
  }
  return { ok: true, state: await open(options) };
}

async function open({ redis, secret, clock: own, random, lifeMs, sessions, signIn, onFault }: RedisStateOptions) {
  const timing: Timing = { beatMs: BEAT_MS, patienceMs: PATIENCE_MS, deadMs: DEAD_MS, logMs: LOG_MS, lifeMs };
  const clock = new CommonClock(own);
  const touch = await Touch.open(await RedisLink.open(redis), new Keys(tagOf(secret)), timing, onFault, clock);
  const store = new RedisStore(touch);
  return {
    clock,
    nodes: touch,
    store,
    bus: new RedisBus(touch, store),
    changes: new RedisChanges(touch),
    sessions: new RedisSessions({ touch, random, ...sessions, onFault }),
    spentWork: new RedisSpentWork(touch, clock),
    throttle: new RedisSignInThrottle({ touch, random, secret, ...signIn }),
    setUpToken: (await touch.ask(SCRIPTS.setUp, [random.secret(), String(lifeMs)])) as string,
    close: () => touch.close(),
  };
}

/** The same at every node, another's for every centre, and no name of anybody. */
function tagOf(secret: string): string {
  return createHmac('sha256', secret).update('redis').digest('hex').slice(0, 32);
}
