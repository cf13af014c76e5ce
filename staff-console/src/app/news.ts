/** What is told at the page's edge: the newest refusal, and whom a colleague took last. Pure. */
import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import type { StaffState } from '../lib/staff-state.ts';

export type NewsItem =
  | { kind: 'refusal'; code: RefusalCode; by: string | null }
  | { kind: 'taken-by-colleague'; by: string };

export interface News {
  /** In order of telling. */
  items: readonly NewsItem[];
  /** Numbers of the newest that have been told. */
  refusal: number;
  taken: number;
}

export const NO_NEWS: News = { items: [], refusal: 0, taken: 0 };

/** The same object when nothing is new. That a colleague was faster says already that they took the one who waited. */
export function withNews(news: News, state: Pick<StaffState, 'refusal' | 'takenByColleague'>): News {
  const { refusal, takenByColleague } = state;
  const refused = refusal !== null && refusal.number !== news.refusal;
  const taken = takenByColleague !== null && takenByColleague.number !== news.taken;
  if (!refused && !taken) return news;
  const of = (kind: NewsItem['kind']) => news.items.filter((item) => item.kind === kind);
  const refusals: NewsItem[] = refused ? [{ kind: 'refusal', code: refusal.code, by: refusal.by }] : of('refusal');
  const takings: NewsItem[] = taken
    ? [{ kind: 'taken-by-colleague', by: takenByColleague.by }]
    : of('taken-by-colleague');
  const faster = refusals.map(({ by }) => by);
  return {
    items: [...takings.filter(({ by }) => !faster.includes(by)), ...refusals],
    refusal: refusal?.number ?? news.refusal,
    taken: takenByColleague?.number ?? news.taken,
  };
}
