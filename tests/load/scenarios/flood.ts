/** Those who talk and those who want in, while somebody tries to keep the door shut. */
import { setTimeout as after } from 'node:timers/promises';
import type { Figure } from '../../bench/figure.ts';
import { type Load, startLoad, startService } from '../../bench/processes.ts';
import { quantile, spread } from '../../bench/statistics.ts';
import type { Answers } from '../commands.ts';
import { residentKb } from '../operating-system.ts';
import type { Sizes } from '../options.ts';
import type { FloodSize } from '../people/flood.ts';
import type { Target } from '../target.ts';

const PAIRS = 200;
const OPEN_LOOP = { perSecond: 400, sliceMs: 5_000, slices: 1, rests: true } as const;
/** Until the flood is at its height, how long it goes on after the last was said, and until the last of it is gone. */
const RISING_MS = 4_000;
const STAYING_MS = 500;
const FALLING_MS = 2_000;
const KNOCK_MS = 250;
const ADDRESSES = 20_000;
const MEMORY_EVERY_MS = 100;
const MOST_RATIO = 1.5;
/** By how much more the last rounds may have than those before them: what is not collected yet differs by as much. */
const MOST_GROWTH = 1.1;

interface Round {
  calm: { p50Ms: number; p99Ms: number };
  flooded: { p50Ms: number; p99Ms: number };
  knocked: Answers['knock'];
  seen: Answers['flood'];
  kbBefore: number;
  kbMost: number;
}

export async function* flood({ rounds, floodConnections, floodPerSecond }: Sizes): AsyncGenerator<Figure[]> {
  // Limits as the service has them by itself.
  const { target, stop } = await startService('flooded', 1, { pairs: PAIRS, isLimited: true });
  // Attackers and newcomers are not on this machine in life: what they use of its processor must not be what is measured.
  const loads = {
    talk: startLoad(),
    knock: startLoad({ yields: true }),
    flood: startLoad({ yields: true }),
  };
  const size = { connections: floodConnections, perSecond: floodPerSecond, addresses: ADDRESSES };
  try {
    await loads.talk.ask({ do: 'pair', target, pairs: PAIRS });
    await talk(loads.talk, target);
    const measured: Round[] = [];
    for (let i = 0; i < rounds; i += 1) measured.push(await round(target, loads, size));
    yield figures(measured, size);
  } finally {
    for (const load of Object.values(loads)) await load.stop();
    await stop();
  }
}

async function talk(load: Load, { name }: Target) {
  const { latencies } = await load.ask({ do: 'open-loop', names: [name], ...OPEN_LOOP });
  return latencies[name] ?? { p50Ms: Number.NaN, p99Ms: Number.NaN };
}

async function round(
  target: Target,
  loads: Record<'talk' | 'knock' | 'flood', Load>,
  size: Omit<FloodSize, 'ms'>,
): Promise<Round> {
  const calm = await talk(loads.talk, target);
  const kbBefore = residentKb(target.pid);
  let kbMost = kbBefore;
  const watch = setInterval(() => {
    kbMost = Math.max(kbMost, residentKb(target.pid));
  }, MEMORY_EVERY_MS);
  const floodMs = RISING_MS + OPEN_LOOP.sliceMs + STAYING_MS;
  const [seen, knocked, flooded] = await Promise.all([
    loads.flood.ask({ do: 'flood', target, size: { ...size, ms: floodMs } }),
    loads.knock.ask({ do: 'knock', target, everyMs: KNOCK_MS, ms: floodMs }),
    after(RISING_MS).then(() => talk(loads.talk, target)),
  ]);
  clearInterval(watch);
  await after(FALLING_MS);
  return { calm, flooded, knocked, seen, kbBefore, kbMost };
}

function figures(rounds: readonly Round[], { connections, perSecond }: Omit<FloodSize, 'ms'>): Figure[] {
  const ratio = (share: 'p50Ms' | 'p99Ms') => spread(rounds.map(({ calm, flooded }) => flooded[share] / calm[share]));
  const median = (of: (round: Round) => number) => quantile(rounds.map(of), 0.5);
  const total = (of: (round: Round) => number) => rounds.reduce((sum, one) => sum + of(one), 0);
  const [p50, p99] = [ratio('p50Ms'), ratio('p99Ms')];
  const [came, joined] = [total(({ knocked }) => knocked.came), total(({ knocked }) => knocked.joined)];
  const refused = new Map<string, number>();
  for (const { knocked } of rounds) {
    for (const [why, count] of Object.entries(knocked.refused)) refused.set(why, (refused.get(why) ?? 0) + count);
  }
  const flooded = `${perSecond} connections a second, up to ${connections} at once`;
  return [
    {
      name: 'flood-p99-ratio',
      about: `99th percentile of those who talk, under ${flooded}, beside without`,
      unit: '×',
      value: p99.median,
      spread: p99,
      goal: { at: 'most', value: MOST_RATIO },
      beside: `${median(({ flooded: one }) => one.p99Ms).toFixed(1)} ms, without ${median(({ calm }) => calm.p99Ms).toFixed(1)} ms`,
    },
    {
      name: 'flood-p50-ratio',
      about: 'the same, median',
      unit: '×',
      value: p50.median,
      spread: p50,
      beside: `${median(({ flooded: one }) => one.p50Ms).toFixed(2)} ms, without ${median(({ calm }) => calm.p50Ms).toFixed(2)} ms`,
    },
    {
      name: 'flood-youths-in',
      about: 'of the youths who came meanwhile and did the work, the share that got a place',
      unit: '',
      value: joined / Math.max(1, came),
      goal: { at: 'least', value: 1 },
      beside: `${joined} of ${came}`,
      note: [...refused].map(([why, count]) => `${why} ${count}`).join(', '),
    },
    {
      name: 'flood-join-p50-ms',
      about: 'from when one should have come until there is a place, all work included',
      unit: 'ms',
      value: median(({ knocked }) => knocked.joinedMs.p50),
      beside: `p99 ${median(({ knocked }) => knocked.joinedMs.p99).toFixed(0)} ms`,
    },
    {
      name: 'flood-places-got',
      about: 'places that the flood got without work',
      unit: '',
      value: total(({ seen }) => seen.joined),
      beside: `${total(({ seen }) => seen.opened)} connections opened, ${total(({ seen }) => seen.refused)} refused, ${total(({ seen }) => seen.cut)} closed by the server, asked for work ${total(({ seen }) => seen.workWanted)} times`,
    },
    {
      name: 'flood-memory-mb',
      about: 'server’s resident set, at most',
      unit: 'MB',
      value: Math.max(...rounds.map(({ kbMost }) => kbMost)) / 1_000,
      beside: `before the first round ${((rounds[0]?.kbBefore ?? 0) / 1_000).toFixed(0)}`,
      note: `by round ${rounds.map(({ kbMost }) => (kbMost / 1_000).toFixed(0)).join(', ')}`,
    },
    ...memoryGrowth(rounds),
  ];
}

/** Whether it levels off: of the rounds' three thirds, the last beside the second. */
function memoryGrowth(rounds: readonly Round[]): Figure[] {
  const third = Math.floor(rounds.length / 3);
  if (third === 0) return [];
  const median = (from: number, to?: number) =>
    quantile(
      rounds.slice(from, to).map(({ kbMost }) => kbMost),
      0.5,
    );
  return [
    {
      name: 'flood-memory-growth',
      about: `server’s resident set, the last ${third} rounds beside the ${third} before`,
      unit: '×',
      value: median(-third) / median(-2 * third, -third),
      goal: { at: 'most', value: MOST_GROWTH },
    },
  ];
}
