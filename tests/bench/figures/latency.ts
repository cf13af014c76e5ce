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
const FIRST_MS = 1_000;
const WARM_MS = 200;
const MEASURE_MS = 2_000;
const NAMES: readonly RelayName[] = ['product', 'bare', 'again', 'socket-io'];

type Percentile = 'p50Ms' | 'p99Ms';
type Measured = Rounds<RelayName, Answers['open-loop']>;

/** How long a frame is on its way at a fixed rate, from when it should have been sent: ours divided by the references'. */
export async function latency({ rounds: wanted, sets }: Effort): Promise<Figure[]> {
  const measured: Measured[] = [];
  for (let set = 0; set < sets; set += 1) {
    await withRelays(NAMES, PAIRS, async ({ load, relays }) => {
      for (const { target } of relays) await load.ask({ do: 'pair', target, pairs: PAIRS });
      const run = (name: RelayName, ms: number) =>
        load.ask({ do: 'open-loop', name, perSecond: PER_SECOND, warmMs: WARM_MS, ms });
      for (const name of NAMES) await run(name, FIRST_MS);
      measured.push(await rounds(NAMES, perSet(wanted, sets), (name) => run(name, MEASURE_MS)));
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

function compare(all: Measured, what: Percentile, ours: RelayName, other: RelayName, most?: number): Figure {
  const word = what === 'p50Ms' ? 'p50' : 'p99';
  const isControl = ours === 'again';
  return ratio(
    all,
    (round) => round[ours][what],
    (round) => round[other][what],
    {
      name: isControl ? `latency-${word}-control` : `latency-${word}-vs-${other}`,
      about: isControl ? `bare ws beside itself, ${word}` : `latency beside ${other}, ${word}`,
      ...(most === undefined ? {} : { goal: { at: 'most', value: most } }),
      beside: `${medianMs(all, ours, what)} ms, ${other} ${medianMs(all, other, what)} ms`,
    },
  );
}

function medianMs({ kept }: Measured, name: RelayName, what: Percentile): string {
  if (kept.length === 0) return '?';
  return quantile(
    kept.map((round) => round[name][what]),
    0.5,
  ).toFixed(3);
}
