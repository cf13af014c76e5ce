import type { Conditions } from '../load/commands.ts';
import { quantile, shuffled } from './statistics.ts';

/** A measurement during which the host took more than this share of the processors is worth nothing. */
const MOST_STEAL = 0.02;
/** It is taken again at once, so many times in all; then its whole round is dropped. */
const TRIES = 3;
/** At most so many times the rounds wanted are begun; then what there is has to do. */
const PATIENCE = 1.5;

export interface Rounds<N extends string, M> {
  kept: Record<N, M>[];
  dropped: number;
}

/** Measures every contestant once in each round, in an order drawn anew, until so many rounds are worth keeping. */
export async function rounds<N extends string, M extends Conditions>(
  contestants: readonly N[],
  wanted: number,
  measure: (name: N) => Promise<M>,
): Promise<Rounds<N, M>> {
  const kept: Record<N, M>[] = [];
  let dropped = 0;
  while (kept.length < wanted && kept.length + dropped < wanted * PATIENCE) {
    const measured: [N, M][] = [];
    for (const name of shuffled(contestants)) {
      let answer = await measure(name);
      for (let tried = 1; answer.steal > MOST_STEAL && tried < TRIES; tried += 1) answer = await measure(name);
      measured.push([name, answer]);
      if (answer.steal > MOST_STEAL) break;
    }
    if (measured.length < contestants.length || measured.some(([, { steal }]) => steal > MOST_STEAL)) dropped += 1;
    else {
      kept.push(Object.fromEntries(measured) as Record<N, M>);
      for (const [, { others }] of measured) othersSeen.push(others);
    }
  }
  return { kept, dropped };
}

const othersSeen: number[] = [];

/** Median share of processor time that went to neither side of any round kept so far; null before the first. */
export function othersShare(): number | null {
  return othersSeen.length === 0 ? null : quantile(othersSeen, 0.5);
}

export function together<N extends string, M>(parts: readonly Rounds<N, M>[]): Rounds<N, M> {
  return {
    kept: parts.flatMap(({ kept }) => kept),
    dropped: parts.reduce((sum, { dropped }) => sum + dropped, 0),
  };
}

/** Rounds for each of several sets of processes: two equal processes differ by some per cent for as long as they live. */
export function perSet(wanted: number, sets: number): number {
  return Math.ceil(wanted / sets);
}
