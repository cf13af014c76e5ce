import type { Answers } from '../../load/commands.ts';
import type { Figure, Goal } from '../figure.ts';
import { type RelayName, startLoad, startRelay } from '../processes.ts';
import { rounds } from '../rounds.ts';
import { quantile, spread } from '../statistics.ts';

const PAIRS = 500;
const WARM_MS = 300;
const MEASURE_MS = 1_700;

interface Contest {
  burst: number;
  word: string;
  /** What the first contestant has to reach beside each other one. */
  goals: Partial<Record<RelayName, Goal>>;
}

const PRODUCT: readonly Contest[] = [
  { burst: 1, word: 'single', goals: { bare: { at: 'least', value: 1 }, 'socket-io': { at: 'least', value: 2.5 } } },
  { burst: 8, word: 'bursts', goals: { bare: { at: 'least', value: 1.8 }, 'socket-io': { at: 'least', value: 2.5 } } },
];
/** What is known of `ws` with coalesced writes: 1.27 and 2.1; and of a relay beside itself: 1. */
const METHOD: readonly Contest[] = [
  { burst: 1, word: 'single', goals: { bare: { at: 'least', value: 1.1 } } },
  { burst: 8, word: 'bursts', goals: { bare: { at: 'least', value: 1.8 } } },
];

export function capacity(wanted: number): Promise<Figure[]> {
  return contest('capacity', PRODUCT, ['product', 'bare', 'again', 'socket-io'], wanted);
}

export function method(wanted: number): Promise<Figure[]> {
  return contest('method', METHOD, ['coalescing', 'bare', 'again', 'socket-io'], wanted);
}

type Measured = Answers['closed-loop'];
const usPerFrame = ({ serverMs, frames }: Measured) => (serverMs * 1_000) / frames;

/** Server processor time for each frame delivered: the other's divided by the first's, pair by pair. */
async function contest(
  prefix: string,
  contests: readonly Contest[],
  names: readonly RelayName[],
  wanted: number,
): Promise<Figure[]> {
  const relays = await Promise.all(names.map((name) => startRelay(name, PAIRS)));
  const load = startLoad();
  for (const { target } of relays) await load.ask({ do: 'pair', target, pairs: PAIRS });

  const figures: Figure[] = [];
  for (const { burst, word, goals } of contests) {
    const closedLoop = (name: RelayName, ms: number) =>
      load.ask({ do: 'closed-loop', name, burst, warmMs: WARM_MS, ms });
    for (const name of names) await closedLoop(name, WARM_MS);
    const { kept, dropped } = await rounds(names, wanted, (name) => closedLoop(name, MEASURE_MS));
    if (kept.length === 0) continue;
    const median = (name: RelayName) =>
      quantile(
        kept.map((round) => usPerFrame(round[name])),
        0.5,
      );
    const [first, ...others] = names as [RelayName, ...RelayName[]];
    for (const other of others) {
      const [over, under] = other === 'again' ? (['again', 'bare'] as const) : ([other, first] as const);
      const ratios = spread(kept.map((round) => usPerFrame(round[over]) / usPerFrame(round[under])));
      const goal = goals[other];
      figures.push({
        name: `${prefix}-${word}-${other === 'again' ? 'control' : `vs-${other}`}`,
        about: other === 'again' ? `bare ws beside itself, ${word}` : `capacity, ${word}: ${first} beside ${other}`,
        unit: '×',
        value: ratios.median,
        spread: ratios,
        dropped,
        ...(goal === undefined ? {} : { goal }),
        beside: `${median(under).toFixed(1)} µs of ${under} to ${median(over).toFixed(1)} µs of ${over} for each frame`,
      });
    }
  }
  await load.stop();
  for (const { stop } of relays) await stop();
  return figures;
}
