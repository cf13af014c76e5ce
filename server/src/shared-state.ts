/** What goes on, and who is signed in: in this process, or in a Redis that several have in common (`REDIS_URL`). */
import { SessionStore } from './access/session-store.ts';
import { SignInLimiter } from './access/sign-in-limits.ts';
import { MemoryBus } from './adapters/memory/memory-bus.ts';
import { MemorySpentWork } from './adapters/memory/memory-spent-work.ts';
import { MemoryStore } from './adapters/memory/memory-store.ts';
import { OnlyNode } from './adapters/memory/only-node.ts';
import type { Config } from './config.ts';
import { notUsable, StartFailure } from './faults.ts';
import type { Bus } from './ports/bus.ts';
import type { Changes } from './ports/changes.ts';
import type { Clock } from './ports/clock.ts';
import type { Nodes } from './ports/nodes.ts';
import type { Random } from './ports/random.ts';
import type { SessionKeeper } from './ports/sessions.ts';
import type { SignInThrottle } from './ports/sign-in-throttle.ts';
import type { StateStore } from './ports/state-store.ts';
import type { SpentWork } from './ports/work.ts';

export interface SharedState {
  /** The same time at every node. */
  clock: Clock;
  store: StateStore;
  bus: Bus;
  nodes: Nodes;
  sessions: SessionKeeper;
  throttle: SignInThrottle;
  spentWork: SpentWork;
  /** Null if there are no other nodes. */
  changes: Changes | null;
  setUpToken: string;
  close(): Promise<void>;
}

export interface SharedStateParts {
  config: Config;
  /** The service's own, the same at every node. */
  secret: string;
  /** This machine's own. */
  clock: Clock;
  random: Random;
  onFault: (error: unknown) => void;
}

export async function openSharedState(parts: SharedStateParts): Promise<SharedState> {
  const { config, clock, random } = parts;
  if (config.redis !== null) return openInRedis(parts, config.redis);
  return {
    clock,
    store: new MemoryStore(),
    bus: new MemoryBus(),
    nodes: new OnlyNode(random.id()),
    sessions: new SessionStore(config.sessions, clock, random),
    throttle: new SignInLimiter(config.signIn, clock),
    spentWork: new MemorySpentWork(clock),
    changes: null,
    setUpToken: random.secret(),
    close: async () => undefined,
  };
}

async function openInRedis(parts: SharedStateParts, redis: NonNullable<Config['redis']>): Promise<SharedState> {
  const { config, secret, clock, random, onFault } = parts;
  const { waitingGraceMs, youthGraceMs, counsellorGraceMs } = config.relay;
  const lifeMs = Math.max(waitingGraceMs, youthGraceMs, counsellorGraceMs);
  // Not read by a service that has no use for it.
  const { openRedis } = await import('./adapters/redis/open-redis.ts');
  const { sessions, signIn } = config;
  const opened = await openRedis({ redis, secret, clock, random, lifeMs, sessions, signIn, onFault }).catch((error) => {
    throw notUsable('redis', error);
  });
  if (opened.ok) return opened.state;
  const { code, ...values } = opened.fault;
  throw new StartFailure(code, values);
}
