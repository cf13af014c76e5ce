import { expect, it } from 'vitest';
import { NO_NEWS, withNews } from './news.ts';

const FASTER = { number: 3, re: 'take', code: 'already-taken', by: 'Yusuf' } as const;
const EMPTY = { number: 5, re: 'take-next', code: 'queue-empty', by: null } as const;
const BY_YUSUF = { number: 2, by: 'Yusuf' };
const BY_ELIN = { number: 4, by: 'Elin' };
const faster = { kind: 'refusal', code: 'already-taken', by: 'Yusuf' };
const empty = { kind: 'refusal', code: 'queue-empty', by: null };

it('Q3: tells who was faster, once, whichever word of it comes first', () => {
  const both = { refusal: FASTER, takenByColleague: BY_YUSUF, claimOver: null, concernLost: null };
  expect(withNews(NO_NEWS, both).items).toEqual([faster]);
  expect(withNews(withNews(NO_NEWS, { ...both, refusal: null }), both).items).toEqual([faster]);
  expect(withNews(withNews(NO_NEWS, { ...both, takenByColleague: null }), both).items).toEqual([faster]);
});

it('Q8: tells who took the last one, beside that nobody is left', () => {
  const taken = withNews(NO_NEWS, { refusal: null, takenByColleague: BY_ELIN, claimOver: null, concernLost: null });
  expect(taken.items).toEqual([{ kind: 'taken-by-colleague', by: 'Elin' }]);
  const left = withNews(taken, { refusal: EMPTY, takenByColleague: BY_ELIN, claimOver: null, concernLost: null });
  expect(left.items).toEqual([{ kind: 'taken-by-colleague', by: 'Elin' }, empty]);
});

it('tells everything once: what is dismissed stays so, the same refusal again is news', () => {
  const state = { refusal: FASTER, takenByColleague: BY_YUSUF, claimOver: null, concernLost: null };
  const dismissed = { ...withNews(NO_NEWS, state), items: [] };
  expect(withNews(dismissed, state)).toBe(dismissed);
  expect(withNews(dismissed, { ...state, refusal: { ...FASTER, number: 6 } }).items).toEqual([faster]);
});

it('N5: tells once why nothing came of a claim, beside whatever else is new', () => {
  const state = {
    refusal: EMPTY,
    takenByColleague: null,
    claimOver: { number: 1, why: 'declined' },
    concernLost: null,
  } as const;
  const told = withNews(NO_NEWS, state);
  expect(told.items).toEqual([{ kind: 'claim-over', why: 'declined' }, empty]);
  expect(withNews(told, state)).toBe(told);
  const again = { ...state, claimOver: { number: 2, why: 'unanswered' }, concernLost: null } as const;
  expect(withNews(told, again).items).toContainEqual({ kind: 'claim-over', why: 'unanswered' });
});
