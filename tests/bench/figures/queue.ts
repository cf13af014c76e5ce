import type { Answers } from '../../load/commands.ts';
import type { Effort } from '../effort.ts';
import type { Figure } from '../figure.ts';
import { withRelays } from '../standing.ts';
import { quantile, spread } from '../statistics.ts';

const WAITING = 10_000;
const COUNSELLORS = 50;
const TAKES = 2_000;

/** Taking from a long queue, all counsellors at once. */
export async function queue({ processes }: Effort): Promise<Figure[]> {
  const runs: Answers['queue'][] = [];
  for (let process = 0; process < processes; process += 1) {
    runs.push(
      await withRelays(['product'], COUNSELLORS, ({ load, relays: [relay] }) => {
        if (relay === undefined) throw new Error('the product does not run');
        return load.ask({ do: 'queue', target: relay.target, waiting: WAITING, takes: TAKES });
      }),
    );
  }
  const takeMs = runs.flatMap((run) => run.takeMs);
  const takes = spread(takeMs);
  const all = spread(runs.flatMap((run) => run.roundMs));
  const winners = runs.flatMap((run) => run.winners);
  return [
    {
      name: 'queue-take-ms',
      about: `take one of ${WAITING} waiting, ${COUNSELLORS} counsellors at once`,
      unit: 'ms',
      value: takes.median,
      spread: takes,
      beside: `p99 ${quantile(takeMs, 0.99).toFixed(1)} ms`,
    },
    {
      name: 'queue-take-p99-ms',
      about: 'the same, 99th percentile',
      unit: 'ms',
      value: quantile(takeMs, 0.99),
    },
    {
      name: 'queue-all-ms',
      about: `until all ${COUNSELLORS} have one`,
      unit: 'ms',
      value: all.median,
      spread: all,
      beside: `longest ${Math.max(...runs.flatMap((run) => run.roundMs)).toFixed(1)} ms`,
    },
    {
      name: 'queue-joins-per-second',
      about: `joins a second until ${WAITING} wait`,
      unit: '/s',
      value:
        (WAITING * 1_000) /
        quantile(
          runs.map((run) => run.joinMs),
          0.5,
        ),
    },
    {
      name: 'queue-winners',
      about: `most who got the same youth, of ${COUNSELLORS}`,
      unit: '',
      value: Math.max(...winners),
      goal: { at: 'most', value: 1 },
      note: `in ${winners.length} trials; least ${Math.min(...winners)}`,
    },
  ];
}
