import { FEWEST_TOLD } from '@dorren/shared/protocol/statistics.ts';

/**
 * Whether the sum of several small counts, of which each is at least 1, may be known without any of them being so: not of one alone, and not
 * if it is the least or the most that so many can have.
 */
export function mayTellSum(small: readonly number[]): boolean {
  if (small.length === 0) return true;
  if (small.length === 1) return false;
  const total = sum(small);
  return total > small.length && total < small.length * (FEWEST_TOLD - 1);
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((before, number) => before + number, 0);
}
