import type { OfferOutcome } from '@dorren/shared/protocol/referral.ts';
import type {
  ConcernAge,
  ConcernEvent,
  ConcernOutcome,
  NotPossibleReason,
} from '@dorren/shared/protocol/reporting-duty.ts';
import type { ReferralKind, ReferredFrom, ReferredTo } from '@dorren/shared/protocol/statistics.ts';
import type { Team } from '@dorren/shared/protocol/values.ts';

/** One thing that happened, by kinds alone: no person, no conversation, no time (SPEC T1). */
export interface Referral {
  kind: ReferralKind;
  from: ReferredFrom;
  to: ReferredTo;
  /** `done` for cards and returns to the queue. */
  outcome: OfferOutcome;
}

/** Whoever sees it happen calls this once, when its outcome is known; it never fails and never waits. */
export interface ReferralCounter {
  count(referral: Referral): void;
}

/** A concern that is over, by kinds alone (SPEC T5): no person, no conversation, no time. */
export interface ConcernEnded {
  /** As it was judged last. */
  age: ConcernAge;
  /** By anybody but whoever opened it. */
  takenOver: boolean;
  told: boolean;
  reporting: boolean;
  outcome: ConcernOutcome | { is: 'lost' };
}

/**
 * Called once for each concern, when it has its outcome or is lost, and for nothing before: so what is counted as opened in a month is what
 * ended in it, at the same age, and nothing follows from comparing months (SPEC T6). It never fails and never waits.
 */
export interface ConcernCounter {
  count(concern: ConcernEnded): void;
}

export interface ConcernCount {
  month: string;
  happened: ConcernEvent;
  /** For `not-possible`; else null. */
  why: NotPossibleReason | null;
  age: ConcernAge;
  count: number;
}

/** How many of the same there were in one month of Stockholm's calendar, such as `2026-11`. */
export interface ReferralCount extends Referral {
  month: string;
  count: number;
}

/** All that is kept of referrals and concerns: numbers. */
export interface Statistics {
  /** One more. @throws RecordsAway, and then it is not counted. */
  count(month: string, referral: Referral): Promise<void>;
  all(): Promise<ReferralCount[]>;
  /** One more of each event that it went through, or of none. @throws RecordsAway, and then of none. */
  countConcern(month: string, concern: ConcernEnded): Promise<void>;
  concerns(): Promise<ConcernCount[]>;
}

/** What a member of staff counts as: the first team that they work in. */
export function countedAs(teams: readonly Team[]): ReferredFrom {
  return teams[0] ?? 'counsellor';
}

/** What is counted of a concern that is over: each once. */
export function eventsOf({
  takenOver,
  told,
  reporting,
  outcome,
}: ConcernEnded): Pick<ConcernCount, 'happened' | 'why'>[] {
  const events: [ConcernEvent, boolean][] = [
    ['opened', true],
    ['taken-over', takenOver],
    ['told', told],
    ['reporting', reporting],
  ];
  return [
    ...events.filter(([, happened]) => happened).map(([happened]) => ({ happened, why: null })),
    { happened: outcome.is, why: outcome.is === 'not-possible' ? outcome.why : null },
  ];
}
