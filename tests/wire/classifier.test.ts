import { expect, it } from 'vitest';
import { Chance } from '../../demo/chance.ts';
import { accuracy, type Labelled } from './classifier.ts';

/** `apart`: how far the kinds' first feature lies from one another, in widths of its noise. */
function captures(apart: number): Labelled[] {
  const chance = new Chance(5);
  return Array.from({ length: 120 }, (_, index) => ({
    kind: index % 2,
    features: [apart * (index % 2) + chance.next(), ...Array.from({ length: 20 }, () => chance.next())],
  }));
}

it('tells two kinds apart that are, and guesses where there is nothing to tell them by', () => {
  const apart = accuracy(captures(2), 1);
  const alike = accuracy(captures(0), 1);
  expect(apart.mean).toBeGreaterThan(0.9);
  expect(Math.abs(alike.mean - alike.chance)).toBeLessThan(3 * alike.error);
  expect(alike).toMatchObject({ chance: 0.5, captures: 120 });
  expect(alike.error).toBeCloseTo(0.5 / Math.sqrt(60));
});

it('takes as many of each kind, so that the commoner one is no better a guess', () => {
  const [first, ...others] = captures(0);
  const rare = [first as Labelled, ...others.filter(({ kind }, index) => kind === 0 || index % 10 === 0)];
  const { captures: taken, chance } = accuracy(rare, 1);
  expect([taken, chance]).toEqual([2 * rare.filter(({ kind }) => kind === 1).length, 0.5]);
});
