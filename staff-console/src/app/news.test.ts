import { expect, it } from 'vitest';
import { NO_NEWS, withNews } from './news.ts';

const FASTER = { number: 3, re: 'take', code: 'already-taken', by: 'Yusuf' } as const;
const EMPTY = { number: 5, re: 'take-next', code: 'queue-empty', by: null } as const;
const BY_YUSUF = { number: 2, by: 'Yusuf' };
const BY_ELIN = { number: 4, by: 'Elin' };
const faster = { kind: 'refusal', code: 'already-taken', by: 'Yusuf' };
const empty = { kind: 'refusal', code: 'queue-empty', by: null };

it('Q3: tells who was faster, once, whichever word of it comes first', () => {
  const both = { refusal: FASTER, takenByColleague: BY_YUSUF };
  expect(withNews(NO_NEWS, both).items).toEqual([faster]);
  expect(withNews(withNews(NO_NEWS, { ...both, refusal: null }), both).items).toEqual([faster]);
  expect(withNews(withNews(NO_NEWS, { ...both, takenByColleague: null }), both).items).toEqual([faster]);
});

it('Q8: tells who took the last one, beside that nobody is left', () => {
  const taken = withNews(NO_NEWS, { refusal: null, takenByColleague: BY_ELIN });
  expect(taken.items).toEqual([{ kind: 'taken-by-colleague', by: 'Elin' }]);
  const left = withNews(taken, { refusal: EMPTY, takenByColleague: BY_ELIN });
  expect(left.items).toEqual([{ kind: 'taken-by-colleague', by: 'Elin' }, empty]);
});

it('tells everything once: what is dismissed stays so, the same refusal again is news', () => {
  const state = { refusal: FASTER, takenByColleague: BY_YUSUF };
  const dismissed = { ...withNews(NO_NEWS, state), items: [] };
  expect(withNews(dismissed, state)).toBe(dismissed);
  expect(withNews(dismissed, { ...state, refusal: { ...FASTER, number: 6 } }).items).toEqual([faster]);
});
