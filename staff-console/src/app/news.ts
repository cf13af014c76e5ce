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

/**
 * The same object when nothing is new. A refusal, being the answer to what one did, goes before a colleague's taking; but
 * whoever asked for the next one when a colleague took the last is told by whom, not that nobody waits.
 */
export function withNews(news: News, state: Pick<StaffState, 'refusal' | 'takenByColleague'>): News {
  const { refusal, takenByColleague } = state;
  if (refusal && refusal.number !== news.refusal) {
    const told =
      takenByColleague && takenByColleague.number !== news.taken ? takenItem(takenByColleague.by) : news.item;
    const answer = { kind: 'refusal', code: refusal.code, by: refusal.by } as const;
    const item = refusal.code === 'queue-empty' && told?.kind === 'taken-by-colleague' ? told : answer;
    return { item, refusal: refusal.number, taken: takenByColleague?.number ?? news.taken };
  }
  if (takenByColleague && takenByColleague.number !== news.taken) {
    return { ...news, item: takenItem(takenByColleague.by), taken: takenByColleague.number };
  }
  return news;
}

function takenItem(by: string): NewsItem {
  return { kind: 'taken-by-colleague', by };
}
