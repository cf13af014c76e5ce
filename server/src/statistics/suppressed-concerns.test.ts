import {
  CONCERN_EVENTS,
  type ConcernEvent,
  NOT_POSSIBLE_REASONS,
  type NotPossibleReason,
} from '@dorren/shared/protocol/reporting-duty.ts';
import { FEWEST_TOLD, type StatisticsTold, statistics } from '@dorren/shared/protocol/statistics.ts';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { ConcernCount } from '../ports/records/statistics.ts';
import { suppressedConcerns } from './suppressed-concerns.ts';

const NOW = '2026-11';
type Kind = readonly [ConcernEvent, NotPossibleReason | null];

const STAGES: readonly Kind[] = [
  ['taken-over', null],
  ['told', null],
  ['reporting', null],
];
const OUTCOMES: readonly Kind[] = [
  ['reported', null],
  ...NOT_POSSIBLE_REASONS.map((why) => ['not-possible', why] as const),
  ['lost', null],
];

/** Of one month and age: as many of each outcome as `ended` says, which are as many as were opened, and of each stage as `passed` says. */
function counted(ended: readonly number[], passed: readonly number[], stages = STAGES): ConcernCount[] {
  const group = { month: '2026-10', age: '15-17' } as const;
  const opened = ended.reduce((before, count) => before + count, 0);
  const rows: [Kind, number][] = [
    [['opened', null], opened],
    ...passed.map((count, index): [Kind, number] => [stages[index] ?? ['told', null], count]),
    ...ended.map((count, index): [Kind, number] => [OUTCOMES[index] ?? ['lost', null], count]),
  ];
  return rows.map(([[happened, why], count]) => ({ ...group, happened, why, count }));
}

const told = (counts: readonly ConcernCount[]): StatisticsTold['concerns'] =>
  v.parse(statistics, { referrals: [], concerns: suppressedConcerns(counts, NOW) }).concerns;
const countsTold = (ended: readonly number[], passed: readonly number[] = []) =>
  told(counted(ended, passed))[0]?.rows.map(({ count }) => count);

describe('what is told', () => {
  it('T6: is all of it where nothing is small, in the order of the kinds', () => {
    const [group] = told(counted([20, 6, 5], [5, 12, 9]).reverse());
    expect(group).toMatchObject({ month: '2026-10', age: '15-17' });
    expect(group?.rows.map(({ happened, why, count }) => [happened, why, count])).toEqual([
      ['opened', null, 31],
      ['taken-over', null, 5],
      ['told', null, 12],
      ['reporting', null, 9],
      ['reported', null, 20],
      ['not-possible', 'not-known-who', 6],
      ['not-possible', 'adult', 5],
    ]);
  });

  it.each([
    ['nothing more than a small stage', [12, 8], [3, 14], [20, null, 14, 12, 8]],
    ['several small outcomes and nothing more', [12, 3, 2], [9], [17, 9, 12, null, null]],
    ['one more with a single small outcome', [12, 3, 8], [9], [23, 9, 12, null, null]],
    ['the only other one', [12, 3], [9], [15, 9, null, null]],
    ['one more with outcomes that are the least they can be', [12, 9, 1, 1], [], [23, 12, null, null, null]],
    ['everything where no more helps', [3], [2], [null, null, null]],
    ['everything where all are the least they can be', [1, 1, 1, 1, 1], [5], Array(7).fill(null)],
    ['everything if few were opened', [2, 1], [1], Array(4).fill(null)],
  ])('T6: keeps back %s', (_what, ended, passed, expected) => {
    expect(countsTold(ended, passed)).toEqual(expected);
  });

  it('T4: is of months that are over, newest first, and each age for itself', () => {
    const of = (month: string, age: ConcernCount['age']) => counted([6], []).map((each) => ({ ...each, month, age }));
    const all = [of('2026-11', 'adult'), of('2025-12', 'adult'), of('2026-10', 'unknown'), of('2026-10', 'under-15')];
    expect(told(all.flat()).map(({ month, age }) => [month, age])).toEqual([
      ['2026-10', 'under-15'],
      ['2026-10', 'unknown'],
      ['2025-12', 'adult'],
    ]);
  });
});

/** Each way in which so many numbers can be from 1 to `most`. */
function* vectors(length: number, most: number): Generator<number[]> {
  for (let index = 0; index < most ** length; index++) {
    yield Array.from({ length }, (_, place) => 1 + (Math.floor(index / most ** place) % most));
  }
}

/** What each number that is kept back could be, for everything that can be told, by one who knows how it is. */
class Attacker {
  readonly #possible = new Map<string, Set<number>[]>();

  see(counts: readonly ConcernCount[]): void {
    const text = JSON.stringify(suppressedConcerns(counts, NOW));
    const possible = this.#possible.get(text) ?? counts.map(() => new Set<number>());
    this.#possible.set(text, possible);
    counts.forEach(({ count }, place) => void possible[place]?.add(count));
  }

  /** How many numbers the one that is least hidden could be: of those kept back. */
  leastHidden(counts: readonly ConcernCount[]): number {
    const groups = suppressedConcerns(counts, NOW);
    const possible = this.#possible.get(JSON.stringify(groups)) ?? [];
    const open = groups[0]?.rows ?? [];
    return Math.min(
      ...counts.map(({ happened, why }, place) => {
        const row = open.find((each) => each.happened === happened && each.why === why);
        return row?.count === null ? (possible[place]?.size ?? 0) : Number.POSITIVE_INFINITY;
      }),
    );
  }
}

/** Everybody who passed a stage had been opened: the attacker knows. */
const areOpened = (ended: readonly number[], passed: readonly number[]) =>
  Math.max(0, ...passed) <= ended.reduce((before, count) => before + count, 0);
/** Nobody is reported whose report has not been on its way: that need not be so, but mostly is. */
const areOnTheirWay = ([reported = 0]: readonly number[], [reporting = 0]: readonly number[]) => reported <= reporting;

describe('T6: no count that is kept back follows from what is told, the rules, and the sum of the outcomes', () => {
  // Beyond `most` nothing is kept back for its own smallness; `far` leaves room for all that could be instead.
  it.each([
    { outcomes: 1, stages: 0, most: 30, far: 40 },
    { outcomes: 1, stages: 2, most: 10, far: 14 },
    { outcomes: 2, stages: 0, most: 40, far: 60 },
    { outcomes: 2, stages: 1, most: 12, far: 20 },
    { outcomes: 3, stages: 0, most: 22, far: 34 },
    { outcomes: 3, stages: 1, most: 9, far: 13 },
    { outcomes: 4, stages: 0, most: 12, far: 18 },
    { outcomes: 1, stages: 1, most: 12, far: 20, isStrict: true },
    { outcomes: 2, stages: 1, most: 14, far: 24, isStrict: true },
    { outcomes: 3, stages: 1, most: 10, far: 17, isStrict: true },
  ])('of $outcomes outcomes and $stages stages', ({ outcomes, stages, most, far, isStrict = false }) => {
    const through = isStrict ? [['reporting', null] as const] : STAGES;
    const attacker = new Attacker();
    const worlds = [...vectors(outcomes, far)].flatMap((ended) =>
      [...vectors(stages, far)]
        .filter((passed) => areOpened(ended, passed) && (!isStrict || areOnTheirWay(ended, passed)))
        .map((passed) => ({ ended, counts: counted(ended, passed, through) })),
    );
    for (const { counts } of worlds) attacker.see(counts);
    let checked = 0;
    for (const { ended, counts } of worlds) {
      if (Math.max(...ended) > most) continue;
      checked += 1;
      if (attacker.leastHidden(counts) < 2) expect.fail(`follows: ${JSON.stringify(counts.map(({ count }) => count))}`);
    }
    expect(checked).toBeGreaterThan(most ** outcomes - 1);
  });

  it('of as many outcomes as there are, with any number of each', () => {
    const number = fc.oneof(fc.integer({ min: 1, max: FEWEST_TOLD }), fc.integer({ min: FEWEST_TOLD, max: 60 }));
    fc.assert(
      fc.property(fc.array(number, { minLength: 5, maxLength: OUTCOMES.length }), (ended) => {
        const counts = counted(ended, []);
        const attacker = new Attacker();
        for (const other of others(ended)) attacker.see(counted(other, []));
        expect(attacker.leastHidden(counts)).toBeGreaterThan(1);
      }),
      { numRuns: 150 },
    );
  });
});

/** Some of what could have been instead: enough that whatever is hidden among them is hidden among all. */
function* others(ended: readonly number[]): Generator<number[]> {
  yield [...ended];
  const places = [...ended.keys()];
  const total = ended.reduce((before, count) => before + count, 0);
  const hidden = new Set(places.filter((at) => countsTold(ended)?.[at + 1] === null));
  for (const one of places) {
    // What is kept back all small: this one so many, and the others making up for it.
    for (let small = 1; hidden.has(one) && small < FEWEST_TOLD; small++) {
      const counts = ended.map((count, at) => (at === one ? small : hidden.has(at) ? 1 : count));
      let left = total - counts.reduce((before, count) => before + count, 0);
      for (const at of hidden) {
        if (at === one) continue;
        const more = Math.max(0, Math.min(left, FEWEST_TOLD - 2));
        counts[at] = 1 + more;
        left -= more;
      }
      if (left === 0) yield counts;
    }
    for (const other of places) {
      // As many in all, told apart otherwise.
      for (let moved = 1; moved < (ended[one] ?? 0); moved++) {
        if (one !== other) yield ended.map((count, at) => count + (at === other ? moved : at === one ? -moved : 0));
      }
    }
    // One of them large, the others all the least or the most that a small one can be.
    for (const least of [1, FEWEST_TOLD - 1]) {
      yield ended.map(() => least);
      for (const sum of [total, 4 * ended.length + 1, 8 * ended.length]) {
        yield ended.map((_, at) => (at === one ? Math.max(1, sum - least * (ended.length - 1)) : least));
      }
      const alike = ended.map((count, at) => (count < FEWEST_TOLD && at !== one ? least : count));
      yield alike;
      // The same, with this one making up for it.
      const rest = alike.reduce((before, count, at) => before + (at === one ? 0 : count), 0);
      if (total > rest) yield alike.map((count, at) => (at === one ? total - rest : count));
    }
  }
}

it('counts every kind of event in its place', () => {
  expect(new Set([...STAGES, ...OUTCOMES].map(([happened]) => happened)).add('opened')).toEqual(
    new Set(CONCERN_EVENTS),
  );
});
