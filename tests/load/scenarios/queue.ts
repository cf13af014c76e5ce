/** Queues of several lengths, the same counsellors: neither taking nor showing who was taken may hang on the length. */
import type { Figure } from '../../bench/figure.ts';
import { startLoad, startService } from '../../bench/processes.ts';
import { quantile, spread } from '../../bench/statistics.ts';
import type { Answers } from '../commands.ts';
import type { Sizes } from '../options.ts';

/** Storms of every console at once: the machine's own pauses make single ones differ by more than their length does. */
const ROUNDS = 12;
/** How much more the longest may cost than the shortest: what runs differ by without any reason. */
const MOST_GROWTH = 1.5;

export async function* queue({ waiting, consoles }: Sizes): AsyncGenerator<Figure[]> {
  const measured: { length: number; seen: Answers['long-queue'] }[] = [];
  for (const length of waiting) {
    const seen = await measure(length, consoles);
    measured.push({ length, seen });
    yield figures(length, consoles, seen);
  }
  const [first, last] = [measured[0], measured.at(-1)];
  const growth = (of: (seen: Answers['long-queue']) => readonly number[]) =>
    first === undefined || last === undefined
      ? Number.NaN
      : quantile(of(last.seen), 0.5) / quantile(of(first.seen), 0.5);
  yield (
    [
      ['take', 'to take', (seen: Answers['long-queue']) => seen.takeMs],
      ['shown', 'until every console shows it', (seen: Answers['long-queue']) => seen.shownMs],
      ['bytes', 'bytes to one console', (seen: Answers['long-queue']) => seen.bytesEach],
    ] as const
  ).map(
    ([name, about, of]): Figure => ({
      name: `queue-${name}-growth`,
      about: `${about}: ${last?.length} waiting beside ${first?.length}`,
      unit: '×',
      value: growth(of),
      goal: { at: 'most', value: MOST_GROWTH },
    }),
  );
}

/** The youths are connected from within the process: there are not so many sockets. The consoles are real ones. */
async function measure(waiting: number, consoles: number): Promise<Answers['long-queue']> {
  const { target, goOn, stop } = await startService(`queue of ${waiting}`, 1, {
    pairs: consoles + 1,
    waiting,
  });
  const load = startLoad();
  try {
    const [door = '', ...staff] = target.staff;
    // Somebody has to be on duty for the door to be open.
    await load.ask({ do: 'on-duty', target: { ...target, staff: [door] } });
    await goOn?.();
    return await load.ask({ do: 'long-queue', target: { ...target, staff }, rounds: ROUNDS });
  } finally {
    await load.stop();
    await stop();
  }
}

function figures(length: number, consoles: number, seen: Answers['long-queue']): Figure[] {
  const figure = (what: string, about: string, unit: Figure['unit'], values: readonly number[]): Figure => ({
    name: `queue-${length}-${what}`,
    about: `${length} waiting, ${consoles} consoles: ${about}`,
    unit,
    value: quantile(values, 0.5),
    spread: spread(values),
    beside: `p99 ${quantile(values, 0.99).toFixed(1)}`,
  });
  return [
    figure('take-ms', 'take one, all of them at once: the median of each storm', 'ms', seen.takeMs),
    figure(
      'shown-ms',
      'from taking one until the last console shows it, what is gathered for a quarter of a second included',
      'ms',
      seen.shownMs,
    ),
    figure('bytes', 'bytes to one console for one change', '', seen.bytesEach),
    {
      name: `queue-${length}-change-ms`,
      about: `${length} waiting, ${consoles} consoles: server time for one change, each waiting youth’s place included`,
      unit: 'ms',
      value: seen.changeMs,
      beside: `in as long a time without ${seen.quietMs.toFixed(1)} ms; others ${(seen.others * 100).toFixed(0)} %`,
    },
  ];
}
