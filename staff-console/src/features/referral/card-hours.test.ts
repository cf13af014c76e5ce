import { referralCardOf } from '@dorren/shared/directory/card.ts';
import { ENTRIES } from '@dorren/shared/directory/fixtures.ts';
import { expect, it } from 'vitest';
import { withoutPastDays } from './card-hours.ts';

const [ENTRY] = ENTRIES;
if (ENTRY === undefined) throw new Error('no entry');
const CARD = referralCardOf(ENTRY, 'ngo', 'sv');
const week = [[], [], [], [], [], [], []] satisfies unknown[];
const on = (date: string) => ({ date, intervals: [{ from: '10:00', to: '12:00' }] });

it('leaves out the days that are over where the place is, and keeps today’s', () => {
  const exceptions = [on('2026-03-01'), on('2026-03-02'), on('2026-03-03')];
  const card = { ...CARD, hours: { always: false, week: [...week], holidays: 'as-usual', exceptions } } as const;
  // Past midnight in Stockholm, not yet in UTC.
  const told = withoutPastDays(card as never, Date.parse('2026-03-01T23:30:00Z'));
  expect(told.hours?.exceptions.map(({ date }) => date)).toEqual(['2026-03-02', '2026-03-03']);
  expect({ ...told, hours: null }).toEqual({ ...CARD, hours: null });
});

it('leaves a card without hours as it is', () => {
  const card = { ...CARD, hours: null };
  expect(withoutPastDays(card, 0)).toBe(card);
});
