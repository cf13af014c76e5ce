/** One house, its people, one seed: breaks something, waits until all are well, and begins again; then nothing may be missing. */
import { setTimeout as pause } from 'node:timers/promises';
import { Chance } from '../../demo/chance.ts';
import { Counsellor } from './counsellor.ts';
import { type FaultKind, faultKinds, type Stage } from './fault-kinds.ts';
import type { Finding } from './findings.ts';
import { type Habits, ORDINARY } from './habits.ts';
import { House } from './house.ts';
import { type Interruption, interruption } from './interruptions.ts';
import { Observer } from './observer.ts';
import type { RedisKind } from './redis-kinds.ts';
import type { Release } from './release.ts';
import type { Tap } from './tap.ts';
import { until } from './until.ts';
import { Youth } from './youth.ts';

export interface TrialOptions {
  seed: number;
  redis: RedisKind;
  nodes: number;
  conversations: number;
  /** How long things are broken; or so many times. */
  ms: number;
  most?: number;
  only: readonly string[];
  /** Another version, that nodes are upgraded from, and go back to. */
  other?: Release;
  /** The longest that one thing is broken. */
  longestMs?: number;
  /** How long all may take to be well again before somebody is called forgotten. */
  patienceMs?: number;
  habits?: Habits;
  /** Goes on until so many have been said. */
  texts?: number;
  /** A relay with a fault, between the service and this one person. */
  instead?: (who: string, observer: Observer) => Tap['instead'];
  say(line: string): void;
}

export interface TrialReport {
  seed: number;
  redis: RedisKind;
  faults: string[];
  findings: Finding[];
  interruptions: Interruption[];
  words: { said: number; arrived: number; told: number };
  frames: number;
  visits: number;
}

const CAPACITY = 8;
const LONGEST_MS = 15_000;
const PATIENCE_MS = 180_000;
/** Everything else is waited for; but what is broken twice in a row, or by two at once, is found only without waiting. */
const IMPATIENT_SHARE = 0.25;
const BETWEEN_MS = 2_000;
/** Where there is another version: what else is broken finds both beside one another more often than not. */
const UPGRADE_SHARE = 0.3;
const LONG_WAIT_MS = 30_000;
/** Of what PostgreSQL said, when a trial cannot go on. */
const LOG_CHARACTERS = 2_000;

export async function runTrial(options: TrialOptions): Promise<TrialReport> {
  const observer = new Observer();
  const chance = new Chance(options.seed);
  const house = await House.open({ other: null, ...options, chance: new Chance(options.seed + 1), observer });
  const { longestMs = LONGEST_MS, patienceMs = PATIENCE_MS } = options;
  const stage = { house, longestMs, patienceMs, youths: [] as Youth[], counsellors: [] as Counsellor[] };
  const interruptions: Interruption[] = [];
  const done: string[] = [];
  try {
    await people(options, stage, observer);
    // Once each: from then on somebody may be out, and just about to come anew.
    await until(() => stage.youths.every(({ tab }) => (tab?.conversation ?? null) !== null), patienceMs);
    for (const { tab } of stage.youths) {
      if ((tab?.conversation ?? null) === null) observer.findings.add('forgotten', `${tab?.name} never got in`);
    }
    for (const one of await well(stage, observer, options.say)) {
      observer.findings.add('forgotten', `${one} before anything was broken`);
    }
    const kinds = kindsFor(options, stage);
    if (kinds.length === 0) throw new Error('nothing can be broken so');
    const ends = performance.now() + options.ms;
    while (performance.now() < ends && done.length < (options.most ?? Number.POSITIVE_INFINITY)) {
      const kind = anyOf(kinds, chance);
      await oneFault(kind, { options, stage, observer, chance, interruptions });
      done.push(kind.name);
    }
    await until(() => observer.words.all.length >= (options.texts ?? 0), patienceMs);
    await finish(stage, observer, options.say);
  } catch (error) {
    options.say(house.postgres.log().slice(-LOG_CHARACTERS));
    throw error;
  } finally {
    for (const one of [...stage.youths, ...stage.counsellors]) one.leave();
    await house.close();
  }
  const words = observer.words.all;
  return {
    ...{ seed: options.seed, redis: options.redis, faults: done, findings: observer.findings.all, interruptions },
    words: {
      said: words.length,
      arrived: words.filter(({ shownAt }) => shownAt !== null).length,
      told: words.filter(({ fate, shownAt }) => fate === 'told' && shownAt === null).length,
    },
    frames: observer.frames.heard,
    visits: stage.youths.reduce((sum, { visits }) => sum + visits, 0),
  };
}

/** Everybody comes to it. */
type Gathering = Pick<Stage, 'house'> & { youths: Youth[]; counsellors: Counsellor[] };

async function people(options: TrialOptions, stage: Gathering, observer: Observer): Promise<void> {
  const { conversations, seed, habits = ORDINARY } = options;
  const { house, youths, counsellors } = stage;
  // Twice as many places as youths, so that nobody waits for want of one: who has died keeps theirs for a while.
  const needed = Math.ceil((conversations * 2) / CAPACITY) + 1;
  for (let i = 1; i <= needed; i++) {
    const name = `c${i}`;
    const account = await house.counsellor(name);
    const instead = options.instead?.(name, observer);
    counsellors.push(
      new Counsellor({
        ...{ name, house, observer, habits, account, capacity: CAPACITY, way: await house.way() },
        chance: new Chance(seed * 1_000 + i),
        ...(instead ? { instead } : {}),
      }),
    );
  }
  for (let i = 1; i <= conversations; i++) {
    const name = `y${i}`;
    const instead = options.instead?.(name, observer);
    youths.push(
      new Youth({
        ...{ name, house, observer, habits, way: await house.way(), chance: new Chance(seed * 1_000_000 + i) },
        ...(instead ? { instead } : {}),
      }),
    );
  }
}

function kindsFor({ redis, only, other }: TrialOptions, stage: Stage): FaultKind[] {
  return faultKinds(other !== undefined).filter(
    (kind) =>
      kind.redis.includes(redis) && (only.length === 0 || only.includes(kind.name)) && (kind.can?.(stage) ?? true),
  );
}

function anyOf(kinds: readonly FaultKind[], chance: Chance): FaultKind {
  const upgrades = kinds.filter(({ ofTwoVersions }) => ofTwoVersions);
  const among = upgrades.length > 0 && chance.next() < UPGRADE_SHARE ? upgrades : kinds;
  return chance.of(among);
}

interface Course {
  options: TrialOptions;
  stage: Stage;
  observer: Observer;
  chance: Chance;
  interruptions: Interruption[];
}

async function oneFault(kind: FaultKind, { options, stage, observer, chance, interruptions }: Course): Promise<void> {
  const from = performance.now();
  options.say(`${kind.name} …`);
  if (kind.forgets === true) observer.mayForget = true;
  await kind.run(stage, chance);
  const healed = performance.now();
  if (chance.next() < IMPATIENT_SHARE) {
    await pause(BETWEEN_MS);
    options.say(`${kind.name}: broken ${Math.round(healed - from)} ms`);
    return;
  }
  const left = await well(stage, observer, options.say);
  observer.mayForget = false;
  const to = performance.now();
  interruptions.push(interruption(kind.name, observer.words.all, from, to));
  options.say(
    `${kind.name}: broken ${Math.round(healed - from)} ms, all well after ${Math.round(to - healed)} ms more`,
  );
  for (const one of left) {
    observer.findings.add('forgotten', `${one} after ${kind.name}`);
    options.say(`  ${one}`);
  }
  await pause(chance.gap(BETWEEN_MS));
}

/** Waits until nobody waits for anything; gives what is still amiss. Whoever looks on is told of what takes long. */
async function well(stage: Stage, observer: Observer, say: TrialOptions['say']): Promise<string[]> {
  await stage.house.whole();
  const since = performance.now();
  const old = () => observer.words.underWay.filter(({ saidAt }) => saidAt < since);
  const left = () => [...old().map(({ id, from }) => `word ${id} of ${from} is under way`), ...amiss(stage)];
  let tellAt = since + LONG_WAIT_MS;
  await until(() => {
    const now = left();
    if (performance.now() >= tellAt) {
      tellAt += LONG_WAIT_MS;
      say(`  ${now.length} still amiss, such as: ${now[0] ?? 'nothing'}`);
    }
    return now.length === 0;
  }, stage.patienceMs);
  return left();
}

/** Youths who are neither talking with somebody who talks with them, nor out and told; and counsellors who cannot work. */
function amiss({ youths, counsellors }: Stage): string[] {
  const found: string[] = [];
  for (const counsellor of counsellors) {
    if (!counsellor.isOnDuty) found.push(`${counsellor.tab?.name ?? 'a counsellor'} is not on duty`);
  }
  const talks = new Map<string, number>();
  for (const { tab } of counsellors) {
    if (tab?.isDead) continue;
    for (const { id, phase, arriving } of tab?.client.state.conversations ?? []) {
      if (phase === 'talking' && !arriving) talks.set(id, (talks.get(id) ?? 0) + 1);
    }
  }
  for (const { tab } of youths) {
    if (tab === null || tab.isDead) continue;
    const { visit, connection } = tab.client.state;
    if (visit.phase === 'ended' || visit.phase === 'outside') continue;
    const holders = talks.get(tab.conversation ?? '') ?? 0;
    if (visit.phase !== 'talking' || connection !== 'online' || holders < 1) {
      found.push(`${tab.name} is ${visit.phase} and ${connection}, with ${holders} counsellors`);
    }
  }
  return found;
}

/** Everybody stays where they are and says a last word: it must arrive, and nobody may be missing. */
async function finish(stage: Stage, observer: Observer, say: TrialOptions['say']): Promise<void> {
  for (const one of [...stage.youths, ...stage.counsellors]) one.stay();
  for (const one of await well(stage, observer, say)) observer.findings.add('forgotten', `${one} at the end`);
  for (const youth of stage.youths) youth.sayOne();
  for (const { tab } of stage.counsellors) {
    for (const { id, phase } of tab?.client.state.conversations ?? []) if (phase === 'talking') tab?.say(id, '');
  }
  await well(stage, observer, say);
  // At rest each conversation has one who holds it.
  const holders = new Map<string, string>();
  for (const { tab } of stage.counsellors) {
    if (tab?.isDead) continue;
    for (const { id, phase, other } of tab?.client.state.conversations ?? []) {
      if (phase !== 'talking' || other !== null) continue;
      const before = holders.get(id);
      if (before !== undefined) observer.findings.add('two holders', `${id}: ${before} and ${tab?.name}`);
      holders.set(id, tab?.name ?? '');
    }
  }
  observer.judge();
}
