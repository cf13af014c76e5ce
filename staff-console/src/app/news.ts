/** The one piece of news at the page's foot: the newest of what was refused and what a colleague took. Pure. */
import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import type { StaffState } from '../lib/staff-state.ts';

export type NewsItem =
  | { kind: 'refusal'; code: RefusalCode; by: string | null }
  | { kind: 'taken-by-colleague'; by: string };

export interface News {
  item: NewsItem | null;
  /** Numbers of the newest that have been told. */
  refusal: number;
  taken: number;
}

export const NO_NEWS: News = { item: null, refusal: 0, taken: 0 };

/** The same object when nothing is new. A refusal, being the answer to what one did, goes before a colleague's taking. */
export function withNews(news: News, state: Pick<StaffState, 'refusal' | 'takenByColleague'>): News {
  const { refusal, takenByColleague } = state;
  if (refusal && refusal.number !== news.refusal) {
    const item = { kind: 'refusal', code: refusal.code, by: refusal.by } as const;
    return { item, refusal: refusal.number, taken: takenByColleague?.number ?? news.taken };
  }
  if (takenByColleague && takenByColleague.number !== news.taken) {
    return { ...news, item: { kind: 'taken-by-colleague', by: takenByColleague.by }, taken: takenByColleague.number };
  }
  return news;
}
