/** Visits on tapped lines, and what a classifier tells from what was seen of them. */
import { Chance } from '../../demo/chance.ts';
import { openCentre } from '../fixtures/centre.ts';
import { type Accuracy, accuracy } from './classifier.ts';
import { features } from './features.ts';
import { openFront } from './tap.ts';
import { type Captured, desk, KINDS, playRound } from './visits.ts';

export interface Effort {
  /** On steady lines, and then on plain ones. */
  rounds: { steady: number; plain: number };
  visitMs: number;
  seed: number;
  /** In a browser, of either kind. */
  pages: number;
}

export const FULL: Effort = { rounds: { steady: 4, plain: 1 }, visitMs: 16_000, seed: 20261121, pages: 2 };
export const QUICK: Effort = { rounds: { steady: 2, plain: 1 }, visitMs: 8_000, seed: 20261121, pages: 1 };

const DESKS = ['a', 'b', 'c'] as const;
const CAPACITY = 8;
const EACH = DESKS.length * CAPACITY;

export interface Told {
  /** Which of the three it was. */
  kind: Accuracy;
  /** Whether it was a talk, or somebody who only reads. */
  talk: Accuracy;
}

export interface WireResult {
  steady: Told;
  plain: Told;
}

export async function wire({ rounds, visitMs, seed }: Effort): Promise<WireResult> {
  const centre = await openCentre();
  const front = await openFront(centre.stack.port);
  const chance = new Chance(seed);
  try {
    const desks = [];
    for (const name of DESKS) desks.push(await desk(centre, name, CAPACITY));
    const played = { steady: [] as Captured[], plain: [] as Captured[] };
    for (const line of ['steady', 'plain'] as const) {
      for (let round = 0; round < rounds[line]; round++)
        played[line].push(
          ...(await playRound({ centre, front, desks, chance, steady: line === 'steady', each: EACH, visitMs })),
        );
    }
    for (const client of desks) client.close();
    return { steady: told(played.steady, seed), plain: told(played.plain, seed) };
  } finally {
    await front.close();
    await centre.close();
  }
}

function told(captured: readonly Captured[], seed: number): Told {
  const all = captured.map(({ kind, seen }) => ({ kind: KINDS.indexOf(kind), features: features(seen) }));
  const ends = all.filter(({ kind }) => KINDS[kind] !== 'waits');
  const renamed = ends.map((one) => ({ ...one, kind: KINDS[one.kind] === 'talks' ? 1 : 0 }));
  return { kind: accuracy(all, seed), talk: accuracy(renamed, seed) };
}
