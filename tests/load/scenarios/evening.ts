/** An ordinary evening, and the one of the programme: the same people, more of them. */
import type { Figure } from '../../bench/figure.ts';
import { type RelayName, startLoad, startRelay, startService } from '../../bench/processes.ts';
import type { Answers } from '../commands.ts';
import type { Sizes } from '../options.ts';
import type { Evening } from '../people/visits.ts';
import { told } from './told.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
/** Of real life: how long a conversation lasts, and how long somebody reads, thinks and types before the next text. */
const TALK_MS = 40 * MINUTE_MS;
const TEXT_EVERY_MS = 40 * SECOND_MS;
/** Of an ordinary evening, as much of all places as is taken on an average. */
const USE = 0.75;
const PROGRAMME_MS = 10 * MINUTE_MS;
/** Of a run's own time: for whoever talks when nobody comes any more. */
const AFTER_MS = 30 * SECOND_MS;
/** First, so that code is loaded and compiled. */
const WARM_PAIRS = 40;
const WARM_MS = 1_500;
const REFERENCES: readonly RelayName[] = ['bare', 'socket-io'];

type Seen = Answers['visits'];

export async function* evening(sizes: Sizes): AsyncGenerator<Figure[]> {
  const { compress, hours, counsellors, capacity } = sizes;
  const overMs = (hours * 60 * MINUTE_MS) / compress;
  const talkMs = TALK_MS / compress;
  const shape: Evening = {
    ...common(sizes),
    ...{ overMs, talkMs, arrivals: Math.round((USE * counsellors * capacity * overMs) / talkMs) },
  };
  for (const count of sizes.nodes) yield told('evening', nodesOf(count), await onNodes(count, shape));
  for (const name of REFERENCES) yield told('evening', name, await atReference(name, shape));
}

export async function* programme(sizes: Sizes): AsyncGenerator<Figure[]> {
  const { compress, counsellors, capacity, crowd } = sizes;
  const arrivals = crowd * counsellors * capacity;
  const shape: Evening = { ...common(sizes), arrivals, overMs: PROGRAMME_MS / slower(compress) };
  for (const count of sizes.nodes) yield told('programme', nodesOf(count), await onNodes(count, shape));
}

/** Ten minutes in as many seconds as an evening takes would be a storm that no programme makes. */
export function slower(compress: number): number {
  return Math.max(1, compress / 12);
}

function common({ compress, counsellors, capacity }: Sizes) {
  const [talkMs, textEveryMs] = [TALK_MS / compress, TEXT_EVERY_MS / compress];
  return { talkMs, textEveryMs, counsellors, capacity, afterMs: Math.min(AFTER_MS, 2 * talkMs), works: true };
}

function nodesOf(count: number): string {
  return count === 1 ? '1-node' : `${count}-nodes`;
}

async function onNodes(count: number, shape: Evening): Promise<Seen> {
  const pairs = shape.counsellors + WARM_PAIRS;
  return run(await startService(nodesOf(count), count, { pairs, settings: SETTINGS, isLimited: true }), shape);
}

/** As a service sets them that expects so many. With time compressed everybody writes faster than people do. */
const BEYOND = '100000';
const SETTINGS = {
  ...{ MOST_CONNECTIONS: '40000', MOST_UNJOINED: '20000', MOST_WAITING: '40000' },
  ...{ YOUTH_RATE_PER_SECOND: BEYOND, YOUTH_RATE_BURST: BEYOND },
  ...{ STAFF_RATE_PER_SECOND: BEYOND, STAFF_RATE_BURST: BEYOND },
};

async function atReference(name: RelayName, shape: Evening): Promise<Seen> {
  return run(await startRelay(name, 0), shape);
}

async function run({ target, stop }: Awaited<ReturnType<typeof startService>>, shape: Evening): Promise<Seen> {
  const load = startLoad();
  try {
    const staff = target.staff.slice(shape.counsellors);
    const warm = { ...target, name: 'warm', staff };
    await load.ask({ do: 'pair', target: warm, pairs: WARM_PAIRS });
    await load.ask({ do: 'closed-loop', name: 'warm', burst: 1, warmMs: 0, ms: WARM_MS });
    await load.ask({ do: 'drop', name: 'warm' });
    return await load.ask({ do: 'visits', target, evening: shape });
  } finally {
    await load.stop();
    await stop();
  }
}
