/** Two nodes over one Redis, every frame from one to the other, beside one relay that does nothing else. */
import type { Answers } from '../../load/commands.ts';
import type { Effort } from '../effort.ts';
import type { Figure } from '../figure.ts';
import type { RelayName } from '../processes.ts';
import { ratio } from '../ratio.ts';
import { perSet, type Rounds, rounds, together } from '../rounds.ts';
import { withRelays } from '../standing.ts';
import { quantile } from '../statistics.ts';

const PAIRS = 500;
const FIRST_MS = 1_000;
const WARM_MS = 150;
const MEASURE_MS = 1_200;
const BURSTS = [
  { burst: 1, word: 'single' },
  { burst: 8, word: 'bursts' },
] as const;
const LATENCY = { perSecond: 2_000, sliceMs: 50, slices: 20 } as const;
/** Of the issue: as much of one bare relay's capacity, and as much later in the middle as one node. */
const LEAST_CAPACITY = 0.75;
const MOST_LATER_MS = 0.3;

type Contestant = 'nodes' | 'product' | 'bare';
type Measured = Answers['closed-loop'];
const NAMES: Contestant[] = ['nodes', 'product', 'bare'];

export async function nodes({ rounds: wanted, sets }: Effort): Promise<Figure[]> {
  const measured = BURSTS.map((): Rounds<Contestant, Measured>[] => []);
  const late: Rounds<'all', Answers['open-loop']>[] = [];
  for (let set = 0; set < sets; set += 1) {
    await withRelays(NAMES, PAIRS, async ({ load, relays }) => {
      for (const { target } of relays) await load.ask({ do: 'pair', target, pairs: PAIRS });
      for (const [i, { burst }] of BURSTS.entries()) {
        const run = (name: RelayName, ms: number) => load.ask({ do: 'closed-loop', name, burst, warmMs: WARM_MS, ms });
        for (const name of NAMES) await run(name, FIRST_MS);
        measured[i]?.push(await rounds(NAMES, perSet(wanted, sets), (name) => run(name, MEASURE_MS)));
      }
      const turns = () => load.ask({ do: 'open-loop', names: NAMES, ...LATENCY });
      await turns();
      late.push(await rounds(['all'], perSet(wanted, sets), turns));
    });
  }
  return [
    ...BURSTS.flatMap(({ word }, i) => capacities(word, together(measured[i] ?? []))),
    ...latencies(together(late)),
  ];
}

function capacities(word: string, all: Rounds<Contestant, Measured>): Figure[] {
  const medianUs = (us: (round: Record<Contestant, Measured>) => number) =>
    all.kept.length === 0 ? '?' : quantile(all.kept.map(us), 0.5).toFixed(1);
  const bareUs = ({ bare }: Record<Contestant, Measured>) => (bare.serverMs * 1_000) / bare.frames;
  const busiestUs = (round: Record<Contestant, Measured>) => Math.max(eachUs(round, 0), eachUs(round, 1));
  const together = (round: Record<Contestant, Measured>) => eachUs(round, 0) + eachUs(round, 1);
  const redisUs = (round: Record<Contestant, Measured>) => eachUs(round, 2);
  const beside = `busier node ${medianUs(busiestUs)} µs a frame, both ${medianUs(together)} µs, Redis ${medianUs(redisUs)} µs, bare ${medianUs(bareUs)} µs`;
  return [
    ratio(all, bareUs, busiestUs, {
      name: `nodes-${word}-vs-bare`,
      about: `capacity of two nodes over Redis beside one bare ws, ${word}: of the busier node`,
      goal: { at: 'least', value: LEAST_CAPACITY },
      beside,
    }),
    ratio(all, bareUs, together, {
      name: `nodes-${word}-together-vs-bare`,
      about: `the same, ${word}: of both nodes' processor time together`,
      beside,
    }),
  ];
}

function eachUs({ nodes: { eachMs, frames } }: Record<Contestant, Measured>, at: number): number {
  return ((eachMs[at] ?? 0) * 1_000) / frames;
}

function latencies({ kept, dropped }: Rounds<'all', Answers['open-loop']>): Figure[] {
  const p50 = (name: Contestant) => kept.map(({ all }) => all.latencies[name]?.p50Ms ?? Number.NaN);
  const [ours, ones] = [p50('nodes'), p50('product')];
  const later = ours.map((ms, at) => ms - (ones[at] ?? Number.NaN));
  return [
    {
      name: 'nodes-later-p50',
      about: 'median of a frame over two nodes, more than over one',
      unit: 'ms',
      value: later.length === 0 ? null : quantile(later, 0.5),
      dropped,
      goal: { at: 'most', value: MOST_LATER_MS },
      beside:
        kept.length === 0 ? '?' : `${quantile(ours, 0.5).toFixed(3)} ms, one node ${quantile(ones, 0.5).toFixed(3)} ms`,
    },
  ];
}
