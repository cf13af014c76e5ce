import { expect, it } from 'vitest';
import { byMonth } from './by-month.ts';

const counted = (month: string, kind: 'card' | 'join') => ({ month, kind, total: null, rows: [] });

it('puts the kinds of one month together, newest month first as they are told', () => {
  const referrals = [counted('2026-10', 'card'), counted('2026-10', 'join'), counted('2026-09', 'card')];
  expect(byMonth({ referrals })).toEqual([
    { month: '2026-10', kinds: referrals.slice(0, 2) },
    { month: '2026-09', kinds: referrals.slice(2) },
  ]);
  expect(byMonth({ referrals: [] })).toEqual([]);
});
