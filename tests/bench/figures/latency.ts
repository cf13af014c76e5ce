import type { Answers } from '../../load/commands.ts';
import type { Effort } from '../effort.ts';
import type { Figure } from '../figure.ts';
import type { RelayName } from '../processes.ts';
import { ratio } from '../ratio.ts';
import { perSet, type Rounds, rounds, together } from '../rounds.ts';
import { withRelays } from '../standing.ts';
import { quantile } from '../statistics.ts';

const PAIRS = 500;
const PER_SECOND = 2_000;
const SLICE_MS = 50;
/** For each relay in a round: a second. */
const SLICES = 20;
/** Percentiles resolve badly: more and shorter rounds than elsewhere. */
const TIMES = 2;
const NAMES: RelayName[] = ['product', 'bare', 'again', 'socket-io'];

type Percentile = 'p50Ms' | 'p99Ms';
/** All relays at once are the one contestant: they take turns within a round. */
type Measured = Rounds<'all', Answers['open-loop']>;

/** How long a frame is on its way at a fixed rate, from when it should have been sent: ours divided by the references'. */
export async function latency({ rounds: wanted, sets }: Effort): Promise<Figure[]> {
  const measured: Measured[] = [];
  for (let set = 0; set < sets; set += 1) {
    await withRelays(NAMES, PAIRS, async ({ load, relays }) => {
      for (const { target } of relays) await load.ask({ do: 'pair', target, pairs: PAIRS });
      const run = () =>
        load.ask({ do: 'open-loop', names: NAMES, perSecond: PER_SECOND, sliceMs: SLICE_MS, slices: SLICES });
      await run();
      measured.push(await rounds(['all'], perSet(wanted * TIMES, sets), run));
    });
  }
  const all = together(measured);
  return [
    compare(all, 'p50Ms', 'product', 'bare', 1.1),
    compare(all, 'p99Ms', 'product', 'bare', 2),
    compare(all, 'p50Ms', 'product', 'socket-io'),
    compare(all, 'p99Ms', 'product', 'socket-io'),
    compare(all, 'p50Ms', 'again', 'bare'),
    compare(all, 'p99Ms', 'again', 'bare'),
  ];
}

function compare(measured: Measured, what: Percentile, ours: RelayName, other: RelayName, most?: number): Figure {
  const word = what === 'p50Ms' ? 'p50' : 'p99';
  const isControl = ours === 'again';
  const of = (name: RelayName) => (round: Measured['kept'][number]) => round.all.latencies[name]?.[what] ?? Number.NaN;
  const medianMs = (name: RelayName) =>
    measured.kept.length === 0 ? '?' : quantile(measured.kept.map(of(name)), 0.5).toFixed(3);
  return ratio(measured, of(ours), of(other), {
    name: isControl ? `latency-${word}-control` : `latency-${word}-vs-${other}`,
    about: isControl ? `bare ws beside itself, ${word}` : `latency beside ${other}, ${word}`,
    ...(most === undefined ? {} : { goal: { at: 'most', value: most } }),
    beside: `${medianMs(ours)} ms, ${other} ${medianMs(other)} ms`,
  });
}
