import type { Figure } from './figure.ts';
import type { Rounds } from './rounds.ts';
import { spread } from './statistics.ts';

/** A figure that is one contestant's measure divided by another's, pair by pair; without rounds, one that was not measured. */
export function ratio<N extends string, M>(
  { kept, dropped }: Rounds<N, M>,
  over: (round: Record<N, M>) => number,
  under: (round: Record<N, M>) => number,
  figure: Omit<Figure, 'value' | 'unit'>,
): Figure {
  if (kept.length === 0) return { ...figure, unit: '×', value: null, dropped, note: 'the host took too much time' };
  const ratios = spread(kept.map((round) => over(round) / under(round)));
  return { ...figure, unit: '×', value: ratios.median, spread: ratios, dropped };
}
