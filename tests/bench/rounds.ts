import type { Conditions } from '../load/commands.ts';
import { shuffled } from './statistics.ts';

/** A round in which the host took more than this share of the processors is not measured, but thrown away. */
const MOST_STEAL = 0.02;
/** At most so many times the rounds wanted are tried before what there is has to do. */
const PATIENCE = 2;

export interface Rounds<N extends string, M> {
  kept: Record<N, M>[];
  dropped: number;
  /** Median share of processor time that neither side of the measurement used. */
  others: number[];
}

/** Measures every contestant once in each round, in an order drawn anew, until so many rounds are worth keeping. */
export async function rounds<N extends string, M extends Conditions>(
  contestants: readonly N[],
  wanted: number,
  measure: (name: N) => Promise<M>,
): Promise<Rounds<N, M>> {
  const kept: Record<N, M>[] = [];
  const others: number[] = [];
  let dropped = 0;
  while (kept.length < wanted && kept.length + dropped < wanted * PATIENCE) {
    const round: Partial<Record<N, M>> = {};
    for (const name of shuffled(contestants)) round[name] = await measure(name);
    const measured = Object.values<M>(round as Record<N, M>);
    if (measured.some(({ steal }) => steal > MOST_STEAL)) dropped += 1;
    else {
      kept.push(round as Record<N, M>);
      others.push(...measured.map((conditions) => conditions.others));
    }
  }
  return { kept, dropped, others };
}
