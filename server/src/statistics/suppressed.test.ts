import { FEWEST_TOLD, type StatisticsTold, statistics } from '@dorren/shared/protocol/statistics.ts';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { ReferralCount } from '../ports/records/statistics.ts';
import { suppressed } from './suppressed.ts';

const NOW = '2026-11';
const TARGETS = ['health', 'midwife', 'school', 'shelter', 'queue', 'police', 'ngo'] as const;
/** One row for each number, in one month and of one kind. */
const rows = (numbers: readonly number[], changes: Partial<ReferralCount> = {}): ReferralCount[] =>
  numbers.map((count, index) => ({
    ...{
      month: '2026-10',
      kind: 'handover',
      from: 'counsellor',
      to: TARGETS[index] ?? 'other',
      outcome: 'done',
      count,
    },
    ...changes,
  }));
const told = (counts: readonly ReferralCount[]): StatisticsTold =>
  v.parse(statistics, { referrals: suppressed(counts, NOW), concerns: [] });

describe('what is told', () => {
  it('T2: is the counts and their total, but for those under five', () => {
    const { referrals } = told(rows([12, 4, 3, 5]));
    expect(referrals).toMatchObject([{ month: '2026-10', kind: 'handover', total: 24 }]);
    expect(referrals[0]?.rows.map(({ to, count }) => [to, count])).toEqual([
      ['health', 12],
      ['midwife', null],
      ['school', null],
      ['shelter', 5],
    ]);
  });

  it.each([
    ['one that is kept back', [12, 3]],
    ['only ones', [1, 1, 20]],
    ['only fours', [4, 4, 4]],
  ])('T3: has no total that tells %s', (_what, numbers) => {
    expect(told(rows(numbers)).referrals[0]?.total).toBeNull();
  });

  it('T4: is of months that are over', () => {
    const months = ['2026-11', '2026-09', '2026-10', '2025-12', '2026-12'].flatMap((month) => rows([7], { month }));
    expect(told(months).referrals.map(({ month }) => month)).toEqual(['2026-10', '2026-09', '2025-12']);
  });

  it('is in an order that says nothing of how many', () => {
    const forwards = told(rows([1, 2, 3, 20]));
    expect(told(rows([1, 2, 3, 20]).reverse())).toEqual(forwards);
    expect(told(rows([3, 2, 1, 20]))).toEqual(forwards);
  });
});

/** Every way in which the small counts could be, each told as it would be. */
function* possible(small: number, others: readonly number[]): Generator<{ numbers: number[]; text: string }> {
  const most = FEWEST_TOLD - 1;
  for (let index = 0; index < most ** small; index++) {
    const numbers = Array.from({ length: small }, (_, place) => 1 + (Math.floor(index / most ** place) % most));
    yield { numbers, text: JSON.stringify(told(rows([...numbers, ...others]))) };
  }
}

it('T3: from what is told, and from knowing how, no count that is kept back follows', () => {
  const small = fc.array(fc.integer({ min: 1, max: FEWEST_TOLD - 1 }), { minLength: 1, maxLength: 4 });
  const others = fc.array(fc.integer({ min: FEWEST_TOLD, max: 40 }), { maxLength: 3 });
  fc.assert(
    fc.property(small, others, (kept, open) => {
      const text = JSON.stringify(told(rows([...kept, ...open])));
      const alike = [...possible(kept.length, open)].filter((each) => each.text === text);
      for (const place of kept.keys()) {
        expect(new Set(alike.map(({ numbers }) => numbers[place])).size).toBeGreaterThan(1);
      }
    }),
    { numRuns: 150 },
  );
});

it('T3: tells a total wherever that is so', () => {
  // Two and two: one and three, or two and two.
  expect(told(rows([2, 2])).referrals[0]?.total).toBe(4);
  expect(told(rows([9])).referrals[0]?.total).toBe(9);
});
