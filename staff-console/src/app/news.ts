/** What is told at the page's edge: the newest refusal, whom a colleague took last, and the claim that came to nothing. Pure. */
import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import type { ClaimOver } from '@dorren/shared/protocol/staff-messages.ts';
import type { ConcernLost, StaffState } from '../lib/staff-state.ts';

export type NewsItem =
  | { kind: 'refusal'; code: RefusalCode; by: string | null }
  | { kind: 'taken-by-colleague'; by: string }
  | { kind: 'claim-over'; why: ClaimOver }
  | { kind: 'concern-lost'; why: ConcernLost };

export interface News {
  /** In order of telling. */
  items: readonly NewsItem[];
  /** Numbers of the newest that have been told. */
  refusal: number;
  taken: number;
  claim: number;
  lost: number;
}

export const NO_NEWS: News = { items: [], refusal: 0, taken: 0, claim: 0, lost: 0 };

/** The same object when nothing is new. That a colleague was faster says already that they took the one who waited. */
export function withNews(
  news: News,
  state: Pick<StaffState, 'refusal' | 'takenByColleague' | 'claimOver' | 'concernLost'>,
): News {
  const { refusal, takenByColleague, claimOver, concernLost } = state;
  const refused = refusal !== null && refusal.number !== news.refusal;
  const taken = takenByColleague !== null && takenByColleague.number !== news.taken;
  const over = claimOver !== null && claimOver.number !== news.claim;
  const lost = concernLost !== null && concernLost.number !== news.lost;
  if (!refused && !taken && !over && !lost) return news;
  const of = (kind: NewsItem['kind']) => news.items.filter((item) => item.kind === kind);
  const refusals: NewsItem[] = refused ? [{ kind: 'refusal', code: refusal.code, by: refusal.by }] : of('refusal');
  const takings: NewsItem[] = taken
    ? [{ kind: 'taken-by-colleague', by: takenByColleague.by }]
    : of('taken-by-colleague');
  const claims: NewsItem[] = over ? [{ kind: 'claim-over', why: claimOver.why }] : of('claim-over');
  const losses: NewsItem[] = lost ? [{ kind: 'concern-lost', why: concernLost.why }] : of('concern-lost');
  const faster = refusals.map((item) => (item.kind === 'refusal' ? item.by : null));
  return {
    items: [
      ...takings.filter((item) => item.kind !== 'taken-by-colleague' || !faster.includes(item.by)),
      ...claims,
      ...losses,
      ...refusals,
    ],
    refusal: refusal?.number ?? news.refusal,
    taken: takenByColleague?.number ?? news.taken,
    claim: claimOver?.number ?? news.claim,
    lost: concernLost?.number ?? news.lost,
  };
}
