import { expect, it } from 'vitest';
import { NO_NEWS, withNews } from './news.ts';

const refusal = { number: 3, re: 'take', code: 'already-taken', by: 'Yusuf' } as const;

it('Q3: tells who was faster', () => {
  const news = withNews(NO_NEWS, { refusal, takenByColleague: { number: 2, by: 'Yusuf' } });
  expect(news.item).toEqual({ kind: 'refusal', code: 'already-taken', by: 'Yusuf' });
});

it('Q8: tells who took the one that went', () => {
  const news = withNews(NO_NEWS, { refusal: null, takenByColleague: { number: 1, by: 'Elin' } });
  expect(news.item).toEqual({ kind: 'taken-by-colleague', by: 'Elin' });
});

it('tells everything once: a dismissed piece stays dismissed, the same refusal again is news', () => {
  const state = { refusal, takenByColleague: { number: 2, by: 'Yusuf' } };
  const dismissed = { ...withNews(NO_NEWS, state), item: null };
  expect(withNews(dismissed, state)).toBe(dismissed);
  expect(withNews(dismissed, { ...state, refusal: { ...refusal, number: 4 } }).item).not.toBeNull();
});

it('Q3: tells by whom the last one was taken, also when the own taking came too late', () => {
  const refused = { number: 1, re: 'take-next', code: 'queue-empty', by: null } as const;
  const taken = { number: 1, by: 'Elin' };
  const expected = { kind: 'taken-by-colleague', by: 'Elin' };
  expect(withNews(NO_NEWS, { refusal: refused, takenByColleague: taken }).item).toEqual(expected);
  const before = withNews(NO_NEWS, { refusal: null, takenByColleague: taken });
  expect(withNews(before, { refusal: refused, takenByColleague: taken }).item).toEqual(expected);
  const after = withNews(NO_NEWS, { refusal: refused, takenByColleague: null });
  expect(after.item).toEqual({ kind: 'refusal', code: 'queue-empty', by: null });
  expect(withNews(after, { refusal: refused, takenByColleague: taken }).item).toEqual(expected);
});
