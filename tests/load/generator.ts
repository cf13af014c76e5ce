/** The load, as a process of its own: does what its parent asks (`commands.ts`) and answers with figures. */
import { setTimeout as after } from 'node:timers/promises';
import type { Answers, Command, Conditions } from './commands.ts';
import * as bare from './dialects/bare.ts';
import * as product from './dialects/product.ts';
import * as socketIo from './dialects/socket-io.ts';
import { closedLoop, drained, listen } from './exchange.ts';
import { IdleLines } from './idle-lines.ts';
import { inParallel } from './in-parallel.ts';
import { measureLongQueue } from './long-queue.ts';
import { openLoop } from './open-loop.ts';
import { coreTimes, cpuMs, shareOf } from './operating-system.ts';
import { burst, number, type Pair } from './pair.ts';
import { flood } from './people/flood.ts';
import { knock } from './people/knock.ts';
import { Visits } from './people/visits.ts';
import { measureQueue, onDuty } from './queue.ts';
import { redisTraffic } from './redis-traffic.ts';
import type { Target } from './target.ts';
import type { LoadSocket } from './web-socket.ts';

const PAIRING_AT_ONCE = 32;

interface Standing {
  target: Target;
  pairs: Pair[];
  stopBeating: () => void;
}
const standing = new Map<string, Standing>();
const idle = new Map<string, IdleLines>();

function at(name: string): Standing {
  const found = standing.get(name);
  if (found === undefined) throw new Error(`${name} has no pairs`);
  return found;
}

async function pair(target: Target, pairs: number): Promise<Answers['pair']> {
  const start = performance.now();
  const made = await beatingMeanwhile(target, pairs, async (i): Promise<Pair[]> => {
    if (target.dialect === 'bare') return [await bare.pair(target.port, i)];
    if (target.dialect === 'socket-io') return [await socketIo.pair(target.port, i)];
    return [await product.pair(target, i)];
  });
  listen(target.dialect, made, () => {});
  return { ms: performance.now() - start };
}

async function hold({ target, pairs, each }: Command & { do: 'hold' }): Promise<Answers['hold']> {
  const start = performance.now();
  await beatingMeanwhile(target, Math.ceil(pairs / each), (i) => product.hold(target, i, each));
  return { ms: performance.now() - start };
}

/** On a busy machine the first are silent for longer than they may be before the last are there. */
async function beatingMeanwhile(target: Target, times: number, make: (i: number) => Promise<Pair[]>): Promise<Pair[]> {
  const sockets = new Set<LoadSocket>();
  const stopBeating = target.dialect === 'product' ? product.keepAlive(sockets) : () => {};
  const made = await inParallel(times, PAIRING_AT_ONCE, async (i) => {
    const pairs = await make(i);
    for (const { a, b } of pairs) sockets.add(a.socket).add(b.socket);
    return pairs;
  });
  const pairs = made.flat();
  standing.set(target.name, { target, pairs, stopBeating });
  return pairs;
}

async function stayOnDuty(target: Target): Promise<Answers['on-duty']> {
  const sockets = new Set<LoadSocket>();
  product.keepAlive(sockets);
  const { length } = await onDuty(target, PAIRING_AT_ONCE, sockets);
  return { connections: length };
}

async function longQueue(command: Command & { do: 'long-queue' }): Promise<Answers['long-queue']> {
  const { pid } = command.target;
  const { result, conditions } = await under([pid], () => measureLongQueue(command, () => cpuMs(pid)));
  return { ...result, ...conditions };
}

/** Runs `work` and says what the machine was like meanwhile. */
async function under<T>(
  pids: readonly number[],
  work: () => Promise<T>,
): Promise<{ result: T; serverMs: number; eachMs: number[]; conditions: Conditions }> {
  const ofServers = () => pids.map(cpuMs);
  const [cores, before, own] = [coreTimes(), ofServers(), cpuMs(process.pid)];
  const result = await work();
  const [coresAfter, after, ownAfter] = [coreTimes(), ofServers(), cpuMs(process.pid)];
  const eachMs = after.map((ms, at) => ms - (before[at] ?? 0));
  const serverMs = eachMs.reduce((sum, ms) => sum + ms, 0);
  const steal = shareOf('steal', cores, coresAfter);
  const ours = (serverMs + ownAfter - own) / 10 / Math.max(1, coresAfter.total - cores.total);
  const others = Math.max(0, 1 - shareOf('idle', cores, coresAfter) - steal - ours);
  return { result, serverMs, eachMs, conditions: { steal, others } };
}

async function runClosedLoop(command: Command & { do: 'closed-loop' }): Promise<Answers['closed-loop']> {
  const { target, pairs } = at(command.name);
  const exchange = closedLoop(target.dialect, pairs, command.burst);
  await after(command.warmMs);
  const measured = await under([target.pid, ...(target.others ?? [])], async () => {
    const [frames, start] = [exchange.delivered(), performance.now()];
    await after(command.ms);
    return { frames: exchange.delivered() - frames, ms: performance.now() - start };
  });
  await exchange.stop();
  const { result, serverMs, eachMs, conditions } = measured;
  return { ...result, serverMs, eachMs, ...conditions };
}

async function runOpenLoop(command: Command & { do: 'open-loop' }): Promise<Answers['open-loop']> {
  const contestants = command.names.map(at);
  const pids = contestants.map(({ target }) => target.pid);
  const { result, conditions } = await under(pids, () =>
    openLoop(
      contestants.map(({ target, pairs }) => ({ dialect: target.dialect, pairs })),
      command,
    ),
  );
  const latencies = result.map((sorted, i) => {
    const percentile = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
    return [command.names[i], { p50Ms: percentile(0.5), p99Ms: percentile(0.99) }] as const;
  });
  return { latencies: Object.fromEntries(latencies), ...conditions };
}

async function exchangeOnce(name: string): Promise<Answers['exchange']> {
  const { target, pairs } = at(name);
  listen(target.dialect, pairs, () => {});
  for (const { a, b } of pairs) {
    for (const from of [a, b]) {
      const frame = burst(from, 1);
      number(frame, from);
      from.socket.write(frame.bytes, performance.now());
    }
    await new Promise(setImmediate);
  }
  await drained(pairs);
  return { frames: pairs.length * 2 };
}

async function storm(command: Command & { do: 'storm' }): Promise<Answers['storm']> {
  const { target, connections, atOnce } = command;
  const open = (): Promise<LoadSocket> => {
    if (target.dialect === 'bare') return bare.lone(target.port);
    return target.dialect === 'socket-io' ? socketIo.lone(target.port) : product.lone(target.port);
  };
  const { result, serverMs, conditions } = await under([target.pid], async () => {
    const start = performance.now();
    const sockets = await inParallel(connections, atOnce, open);
    return { sockets, ms: performance.now() - start };
  });
  for (const socket of result.sockets) socket.drop();
  return { connections, serverMs, ms: result.ms, ...conditions };
}

async function queue(command: Command & { do: 'queue' }): Promise<Answers['queue']> {
  const { result, serverMs, conditions } = await under([command.target.pid], () => measureQueue(command));
  return { ...result, serverMs, ...conditions };
}

async function stand({ target, connections, steady }: Command & { do: 'stand' }): Promise<Answers['stand']> {
  const start = performance.now();
  idle.set(target.name, await IdleLines.open(target, connections, steady));
  return { ms: performance.now() - start };
}

async function stay({ name, ms }: Command & { do: 'stay' }): Promise<Answers['stay']> {
  const lines = idle.get(name);
  if (lines === undefined) throw new Error(`${name} has no lines`);
  const { result, serverMs, conditions } = await under([lines.target.pid], async () => {
    const { received, receivedBytes, sent } = lines;
    const start = performance.now();
    await after(ms);
    return {
      ms: performance.now() - start,
      received: lines.received - received,
      receivedBytes: lines.receivedBytes - receivedBytes,
      sent: lines.sent - sent,
    };
  });
  return { ...result, serverMs, ...conditions };
}

async function visits({ target, evening }: Command & { do: 'visits' }): Promise<Answers['visits']> {
  const { redisPort, pid, others = [] } = target;
  const traffic = () => (redisPort === undefined ? null : redisTraffic(redisPort));
  const before = await traffic();
  const people = new Visits(target, evening);
  const { result, serverMs, eachMs, conditions } = await under([pid, ...others], () => people.run());
  const now = await traffic();
  const redisBytes = before === null || now === null ? null : now - before;
  return { ...result, serverMs, eachMs, redisBytes, ...conditions };
}

function drop(name: string): Answers['drop'] {
  const lines = idle.get(name);
  if (lines !== undefined) {
    idle.delete(name);
    return { connections: lines.drop() };
  }
  const { pairs, stopBeating } = at(name);
  stopBeating();
  standing.delete(name);
  for (const { a, b } of pairs) {
    a.socket.drop();
    b.socket.drop();
  }
  return { connections: pairs.length * 2 };
}

function carryOut(command: Command): Promise<Answers[Command['do']]> | Answers['drop'] {
  switch (command.do) {
    case 'pair':
      return pair(command.target, command.pairs);
    case 'closed-loop':
      return runClosedLoop(command);
    case 'open-loop':
      return runOpenLoop(command);
    case 'exchange':
      return exchangeOnce(command.name);
    case 'storm':
      return storm(command);
    case 'queue':
      return queue(command);
    case 'stand':
      return stand(command);
    case 'stay':
      return stay(command);
    case 'hold':
      return hold(command);
    case 'flood':
      return flood(command.target, command.size);
    case 'knock':
      return knock(command.target, command.everyMs, command.ms);
    case 'long-queue':
      return longQueue(command);
    case 'visits':
      return visits(command);
    case 'on-duty':
      return stayOnDuty(command.target);
    case 'drop':
      return drop(command.name);
  }
}

process.on('message', async (command: Command) => {
  process.send?.(await carryOut(command));
});
process.on('disconnect', () => process.exit(0));
