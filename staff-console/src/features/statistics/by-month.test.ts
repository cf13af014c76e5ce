import { expect, it } from 'vitest';
import { byMonth } from './by-month.ts';

const counted = (month: string, kind: 'card' | 'join') => ({ month, kind, total: null, rows: [] });
const concerns = (month: string, age: 'under-15' | 'adult') => ({ month, age, rows: [] });

it('puts what is of one month together, newest month first', () => {
  const referrals = [counted('2026-10', 'card'), counted('2026-10', 'join'), counted('2026-09', 'card')];
  expect(byMonth({ referrals, concerns: [] })).toEqual([
    { month: '2026-10', kinds: referrals.slice(0, 2), ages: [] },
    { month: '2026-09', kinds: referrals.slice(2), ages: [] },
  ]);
  expect(byMonth({ referrals: [], concerns: [] })).toEqual([]);
});

it('T5: has the months that only concerns are counted in', () => {
  const told = [concerns('2026-11', 'under-15'), concerns('2026-09', 'adult'), concerns('2026-11', 'adult')];
  expect(byMonth({ referrals: [counted('2026-10', 'card')], concerns: told })).toEqual([
    { month: '2026-11', kinds: [], ages: [told[0], told[2]] },
    { month: '2026-10', kinds: [counted('2026-10', 'card')], ages: [] },
    { month: '2026-09', kinds: [], ages: [told[1]] },
  ]);
});
