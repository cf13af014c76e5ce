import type { Answers } from '../../load/commands.ts';
import type { Effort } from '../effort.ts';
import type { Figure, Goal } from '../figure.ts';
import type { RelayName } from '../processes.ts';
import { ratio } from '../ratio.ts';
import { perSet, type Rounds, rounds, together } from '../rounds.ts';
import { withRelays } from '../standing.ts';
import { quantile } from '../statistics.ts';

const PAIRS = 500;
/** Until the engine has compiled what is hot. */
const FIRST_MS = 1_000;
const WARM_MS = 150;
const MEASURE_MS = 1_200;

type Measured = Answers['closed-loop'];
type Contestants = Rounds<RelayName, Measured>;

interface Contest {
  /** Frames in each write. */
  burst: number;
  word: string;
  goals: Partial<Record<RelayName, Goal>>;
}

export function capacity(effort: Effort): Promise<Figure[]> {
  const contests: readonly Contest[] = [
    { burst: 1, word: 'single', goals: { bare: atLeast(1), 'socket-io': atLeast(2.5) } },
    { burst: 8, word: 'bursts', goals: { bare: atLeast(1.8), 'socket-io': atLeast(2.5) } },
  ];
  return compete('capacity', 'product', contests, effort);
}

/** A relay that does nothing but coalesce must gain what coalescing is known to gain. */
export function method(effort: Effort): Promise<Figure[]> {
  const contests: readonly Contest[] = [
    { burst: 1, word: 'single', goals: { bare: atLeast(1) } },
    { burst: 8, word: 'bursts', goals: { bare: atLeast(1.8) } },
  ];
  return compete('method', 'coalescing', contests, effort);
}

function atLeast(value: number): Goal {
  return { at: 'least', value };
}

/** Server processor time for each frame delivered: the references' divided by the first's. */
async function compete(
  prefix: string,
  first: RelayName,
  contests: readonly Contest[],
  { rounds: wanted, sets }: Effort,
): Promise<Figure[]> {
  const names: RelayName[] = [first, 'bare', 'again', 'socket-io'];
  const measured = contests.map((): Contestants[] => []);
  for (let set = 0; set < sets; set += 1) {
    await withRelays(names, PAIRS, async ({ load, relays }) => {
      for (const { target } of relays) await load.ask({ do: 'pair', target, pairs: PAIRS });
      for (const [i, { burst }] of contests.entries()) {
        const run = (name: RelayName, ms: number) => load.ask({ do: 'closed-loop', name, burst, warmMs: WARM_MS, ms });
        for (const name of names) await run(name, FIRST_MS);
        measured[i]?.push(await rounds(names, perSet(wanted, sets), (name) => run(name, MEASURE_MS)));
      }
    });
  }
  return contests.flatMap((contest, i) => {
    const all = together(measured[i] ?? []);
    return [
      beside(prefix, contest, all, first, 'bare'),
      beside(prefix, contest, all, first, 'socket-io'),
      control(prefix, contest, all),
    ];
  });
}

function beside(prefix: string, { word, goals }: Contest, all: Contestants, ours: RelayName, other: RelayName): Figure {
  const goal = goals[other];
  return ratio(
    all,
    (round) => usPerFrame(round[other]),
    (round) => usPerFrame(round[ours]),
    {
      name: `${prefix}-${word}-vs-${other}`,
      about: `capacity beside ${other}, ${word}`,
      ...(goal === undefined ? {} : { goal }),
      beside: `${medianUs(all, ours)} µs a frame, ${other} ${medianUs(all, other)} µs`,
    },
  );
}

/** The bare relay beside itself: what the bench cannot tell from 1. */
function control(prefix: string, { word }: Contest, all: Contestants): Figure {
  return ratio(
    all,
    (round) => usPerFrame(round.again),
    (round) => usPerFrame(round.bare),
    {
      name: `${prefix}-${word}-control`,
      about: `bare ws beside itself, ${word}`,
      beside: `${medianUs(all, 'bare')} and ${medianUs(all, 'again')} µs a frame`,
    },
  );
}

function usPerFrame({ serverMs, frames }: Measured): number {
  return (serverMs * 1_000) / frames;
}

function medianUs({ kept }: Contestants, name: RelayName): string {
  if (kept.length === 0) return '?';
  return quantile(
    kept.map((round) => usPerFrame(round[name])),
    0.5,
  ).toFixed(1);
}
