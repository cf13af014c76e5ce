import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { startRedis } from '../../server/src/testing/redis-server.ts';
import type { Answer, Command } from '../load/commands.ts';
import type { Dialect, Target } from '../load/target.ts';
import type { ProductArgs } from './relays/product-args.ts';
import type { Ready } from './relays/ready.ts';

const SERVER_CORE = 0;
const LOAD_CORE = 1;

/** Whether servers and load can have a core each: a busy neighbour on the same core would be measured too. */
export const PINNED = availableParallelism() > 1 && spawnSync('taskset', ['-V']).status === 0;

export const RELAYS = {
  bare: { file: 'relays/bare-ws.ts', dialect: 'bare' },
  /** The same once more, under another name: how far from 1 two equal relays come. */
  again: { file: 'relays/bare-ws.ts', dialect: 'bare' },
  coalescing: { file: 'relays/coalescing-ws.ts', dialect: 'bare' },
  'socket-io': { file: 'relays/socket-io.ts', dialect: 'socket-io' },
  product: { file: 'relays/product.ts', dialect: 'product' },
  /** Two nodes over one Redis: youths at one, counsellors at the other. */
  nodes: { file: 'relays/product.ts', dialect: 'product' },
} as const satisfies Record<string, { file: string; dialect: Dialect }>;
export type RelayName = keyof typeof RELAYS;

const children = new Set<ChildProcess>();

/** `before`: what the process is started through. */
function start(file: string, before: readonly string[], args: readonly string[]): ChildProcess {
  const script = fileURLToPath(new URL(file, import.meta.url));
  const [program = '', ...rest] = [...before, process.execPath, script, ...args];
  const child = spawn(program, rest, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { PATH: process.env.PATH, NODE_ENV: 'production' },
  });
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}

function pinnedTo(core: number): readonly string[] {
  return PINNED ? ['taskset', '-c', String(core)] : [];
}

/** Every other process of the core goes before it, with each of its threads: a priority given later would be that of one thread alone. */
function yielding(core: number): readonly string[] {
  return PINNED ? [...pinnedTo(core), 'chrt', '--idle', '0'] : [];
}

/** The next thing a child says. @throws Error if it ends instead. */
async function heard<T>(child: ChildProcess): Promise<T> {
  const ended = new AbortController();
  const exit = () => ended.abort(new Error(`${child.spawnargs.at(-1)} ended`));
  child.once('exit', exit);
  try {
    const [message] = (await once(child, 'message', { signal: ended.signal })) as [T];
    return message;
  } catch (error) {
    throw ended.signal.aborted ? ended.signal.reason : error;
  } finally {
    child.off('exit', exit);
  }
}

export interface Relay {
  target: Target;
  /** Tells its processes to do what they were started for besides, and waits until they have. */
  goOn?: () => Promise<void>;
  stop: () => Promise<void>;
}

/** Starts a relay on the servers' core. `pairs`: how many it must have counsellors and room for. */
export async function startRelay(name: RelayName, pairs: number): Promise<Relay> {
  if (name === 'nodes') return startNodes(pairs);
  const { file, dialect } = RELAYS[name];
  const child = start(file, pinnedTo(SERVER_CORE), [JSON.stringify({ pairs })]);
  const told = await heard<Ready>(child);
  return { target: { name, dialect, pid: child.pid ?? 0, ...told }, stop: () => stop(child) };
}

async function startNodes(pairs: number): Promise<Relay> {
  const { target, stop } = await startService('nodes', 2, { pairs });
  const { ports: [port = 0, staffPort = 0] = [], ...rest } = target;
  return { target: { ...rest, port, staffPort }, stop };
}

/** The product on so many nodes, over one Redis if they are several; all of them, and it, on the servers' core. */
export async function startService(name: string, count: number, args: ProductArgs): Promise<Relay> {
  const { file, dialect } = RELAYS.product;
  const redis = count === 1 ? null : await startRedis([], pinnedTo(SERVER_CORE));
  const common = redis === null ? {} : { redis: redis.url, secret: randomBytes(32).toString('base64url') };
  const one = () => start(file, pinnedTo(SERVER_CORE), [JSON.stringify({ ...args, ...common })]);
  const nodes = Array.from({ length: count }, one);
  const told = await Promise.all(nodes.map((node) => heard<Ready>(node)));
  const { staff = [], noticeVersion = '' } = told[0] ?? {};
  const ports = told.map(({ port }) => port);
  const [pid = 0, ...others] = [...nodes, ...(redis === null ? [] : [redis.process])].map((child) => child.pid ?? 0);
  return {
    target: {
      ...{ name, dialect, pid, others, staff, noticeVersion, ports },
      port: ports[0] ?? 0,
      ...(redis === null ? {} : { redisPort: redis.port }),
    },
    goOn: async () => {
      for (const node of nodes) node.send('go on');
      await Promise.all(nodes.map((node) => heard(node)));
    },
    async stop() {
      await Promise.all(nodes.map(stop));
      await redis?.kill();
    },
  };
}

/** Runs a script on the load's core and gives the one thing that it says. */
export async function runOnce<T>(file: string, args: object): Promise<T> {
  return heard<T>(start(file, pinnedTo(LOAD_CORE), [JSON.stringify(args)]));
}

export interface Load {
  ask<C extends Command>(command: C): Promise<Answer<C>>;
  stop: () => Promise<void>;
}

/** `yields`: to every other load. */
export function startLoad({ yields = false } = {}): Load {
  const child = start('../load/generator.ts', yields ? yielding(LOAD_CORE) : pinnedTo(LOAD_CORE), []);
  return {
    ask: <C extends Command>(command: C) => {
      child.send(command);
      return heard<Answer<C>>(child);
    },
    stop: () => stop(child),
  };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.disconnect();
  await exited;
}

export function killAll(): void {
  for (const child of children) child.kill('SIGKILL');
}
