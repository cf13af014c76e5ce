/** Everything that is broken, and healed again. */

import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Chance } from '../../demo/chance.ts';
import type { Network } from '../fixtures/network.ts';
import { BREAKS, type Break, breakLines } from './breaking.ts';
import type { Counsellor } from './counsellor.ts';
import type { House } from './house.ts';
import type { NodeProcess } from './node-process.ts';
import { REDIS_KINDS, type RedisKind } from './redis-kinds.ts';
import { STRANGERS, stranger } from './strangers.ts';
import type { Youth } from './youth.ts';

export interface Stage {
  house: House;
  youths: readonly Youth[];
  counsellors: readonly Counsellor[];
  longestMs: number;
  patienceMs: number;
}

export interface FaultKind {
  name: string;
  /** With which Redis it can be. */
  redis: readonly RedisKind[];
  /** What goes on may be lost by it, and those in it told so. */
  forgets?: boolean;
  /** Whether it can be on this machine. */
  can?(stage: Stage): boolean;
  /** Only where nodes may be of another version. */
  ofTwoVersions?: boolean;
  /** Resolves when it is healed. */
  run(stage: Stage, chance: Chance): Promise<void>;
}

const run = promisify(execFile);
const SHORTEST_MS = 500;
/** Clocks are kept by the network (docs/operations.md); this is more than one that has lost it drifts in a week. */
const MOST_APART_MS = 180_000;
const MEMORY_LEFT = 4 * 1024 * 1024;
const MOST_STRANGERS = 20;

const share = <One>(all: readonly One[], chance: Chance): One[] => {
  const part = chance.between(0.1, 0.9);
  return all.filter(() => chance.next() < part);
};

const anyNode = ({ house }: Stage, chance: Chance): NodeProcess => chance.of(house.nodes);

const ON_NODES: FaultKind[] = [
  {
    name: 'node-kill',
    redis: REDIS_KINDS,
    async run(stage, chance) {
      const node = anyNode(stage, chance);
      await node.kill();
      await pause(chance.between(0, stage.longestMs));
      await node.start();
    },
  },
  {
    name: 'node-freeze',
    redis: REDIS_KINDS,
    async run(stage, chance) {
      const node = anyNode(stage, chance);
      node.signal('SIGSTOP');
      await pause(chance.between(SHORTEST_MS, 1.5 * stage.longestMs));
      node.signal('SIGCONT');
    },
  },
  {
    name: 'nodes-rolling',
    redis: REDIS_KINDS,
    async run({ house }) {
      for (const node of house.nodes) {
        await node.restart();
        await house.whole();
      }
    },
  },
  {
    name: 'nodes-upgraded',
    redis: REDIS_KINDS,
    ofTwoVersions: true,
    // Not always all of them: whatever comes next finds two versions beside one another.
    async run({ house, longestMs }, chance) {
      const release = house.nextRelease;
      const left = house.nodes.filter((node) => node.release !== release);
      for (const node of left.slice(0, Math.ceil(chance.next() * left.length))) {
        await node.restart({ release });
        await house.whole();
        await pause(chance.between(SHORTEST_MS, longestMs));
      }
    },
  },
  {
    name: 'clocks-apart',
    redis: REDIS_KINDS,
    async run(stage, chance) {
      const node = anyNode(stage, chance);
      await node.restart({ shiftMs: Math.round(chance.between(-MOST_APART_MS, MOST_APART_MS)) });
      await pause(chance.between(stage.longestMs / 3, stage.longestMs));
      await node.restart({ shiftMs: 0 });
    },
  },
  {
    name: 'memory-short',
    redis: REDIS_KINDS,
    async run(stage, chance) {
      const node = anyNode(stage, chance);
      node.mayEnd(true);
      const pages = Number((await readFile(`/proc/${node.pid}/statm`, 'utf8')).split(' ')[0]);
      const most = pages * 4_096 + MEMORY_LEFT;
      await run('prlimit', ['--pid', String(node.pid), `--as=${most}:${most}`]);
      await pause(chance.between(stage.longestMs / 5, stage.longestMs));
      if (node.runs) await node.kill();
      await node.start();
      node.mayEnd(false);
    },
  },
];

const ON_REDIS: FaultKind[] = [
  {
    name: 'redis-kill',
    redis: ['single'],
    forgets: true,
    async run({ house, longestMs }, chance) {
      const server = await house.redis.master();
      await server.kill();
      await pause(chance.between(0, longestMs));
      await server.restart();
    },
  },
  {
    name: 'redis-freeze',
    redis: REDIS_KINDS,
    async run({ house, longestMs }, chance) {
      const server = await house.redis.master();
      server.process.kill('SIGSTOP');
      await pause(chance.between(SHORTEST_MS, longestMs));
      server.process.kill('SIGCONT');
      await house.redis.followed();
    },
  },
  {
    name: 'redis-failover',
    redis: ['sentinel'],
    forgets: true,
    async run({ house }) {
      const server = await house.redis.master();
      await server.kill();
      await house.redis.promoted(server);
      await server.restart();
      await house.redis.followed();
    },
  },
  {
    name: 'redis-handover',
    redis: ['sentinel'],
    async run({ house }) {
      await house.redis.promote();
      await house.redis.followed();
    },
  },
];

const ON_RECORDS: FaultKind[] = [
  {
    name: 'records-gone',
    redis: REDIS_KINDS,
    async run({ house, longestMs }, chance) {
      await house.postgres.crash();
      await pause(chance.between(SHORTEST_MS, longestMs));
      await house.postgres.start();
    },
  },
  {
    name: 'disk-full',
    redis: REDIS_KINDS,
    can: ({ house }) => house.disk !== null,
    async run({ house, longestMs }, chance) {
      house.disk?.fill();
      await pause(chance.between(longestMs / 5, longestMs));
      house.disk?.empty();
    },
  },
];

interface Lines {
  between: string;
  redis: readonly RedisKind[];
  /** What can be done to them; else all. */
  breaks?: readonly Break[];
  forgets?: boolean;
  of(stage: Stage, chance: Chance): readonly Network[];
}

/** One of them, or all. */
const oneOrAll = (lines: readonly Network[], chance: Chance): readonly Network[] =>
  chance.next() < 0.3 ? lines : [chance.of(lines)];

const nodesToRedis = ({ house }: Stage, chance: Chance): readonly Network[] =>
  oneOrAll(
    house.nodes.map(({ redisLine }) => redisLine),
    chance,
  );

const LINES: Lines[] = [
  { between: 'youths', redis: REDIS_KINDS, of: ({ youths }, chance) => share(youths, chance).map(({ way }) => way) },
  {
    between: 'consoles',
    redis: REDIS_KINDS,
    of: ({ counsellors }, chance) => share(counsellors, chance).map(({ way }) => way),
  },
  {
    between: 'redis',
    redis: ['single'],
    of: nodesToRedis,
  },
  {
    between: 'redis',
    redis: ['sentinel'],
    // The servers and the Sentinel hear one another by the same line, without checksums: what is changed there would stay so.
    breaks: BREAKS.filter((how) => how !== 'corrupt'),
    // The other one may take over without the last commits.
    forgets: true,
    of: ({ house }, chance) => oneOrAll(house.redis.lines, chance),
  },
  { between: 'sentinel', redis: ['sentinel'], of: nodesToRedis },
  {
    between: 'records',
    redis: REDIS_KINDS,
    of: ({ house }, chance) => share(house.nodes, chance).map(({ recordsLine }) => recordsLine),
  },
];

const ON_LINES: FaultKind[] = LINES.flatMap(({ between, redis, breaks = BREAKS, forgets = false, of }) =>
  breaks.map((how) => ({
    name: `${between}-${how}`,
    redis,
    // What makes no sense ends a visit for good: a line without TLS may bring it.
    forgets: forgets || how === 'corrupt',
    async run(stage, chance) {
      await breakLines(how, of(stage, chance), { chance, longestMs: stage.longestMs });
      await stage.house.redis.followed();
    },
  })),
);

const BY_STRANGERS: FaultKind[] = STRANGERS.map((kind) => ({
  name: `client-${kind}`,
  redis: REDIS_KINDS,
  async run({ house, longestMs }, chance) {
    const { notice, version } = await house.notice();
    const acknowledged = { notice, version, language: 'sv', level: 'standard' };
    const say = [JSON.stringify({ t: 'join', notice: acknowledged, profile: {} }), '{"t":"beat"}', '{"t":"leave"}'];
    const port = () => chance.of(house.nodes).port;
    const all = Array.from({ length: MOST_STRANGERS }, () => stranger(kind, port, say));
    await pause(chance.between(longestMs / 5, longestMs));
    for (const one of all) one.close();
  },
}));

const ON_PEOPLE: FaultKind[] = [
  {
    name: 'youth-dies',
    redis: REDIS_KINDS,
    async run({ youths }, chance) {
      for (const youth of share(youths, chance)) youth.die();
    },
  },
  {
    name: 'console-dies',
    redis: REDIS_KINDS,
    async run({ counsellors }, chance) {
      chance.of(counsellors).die();
    },
  },
];

const ALL: readonly FaultKind[] = [...ON_NODES, ...ON_REDIS, ...ON_RECORDS, ...ON_LINES, ...BY_STRANGERS, ...ON_PEOPLE];

export function faultKinds(ofTwoVersions: boolean): readonly FaultKind[] {
  return ALL.filter((kind) => ofTwoVersions || kind.ofTwoVersions !== true);
}
