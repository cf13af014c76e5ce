import type { OfferOutcome } from '@dorren/shared/protocol/referral.ts';
import type { ConcernAge, ConcernEvent, NotPossibleReason } from '@dorren/shared/protocol/reporting-duty.ts';
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

/** One thing that happened with a concern, by kinds alone (SPEC T5). */
export interface ConcernHappened {
  happened: ConcernEvent;
  /** For `not-possible`; else null. */
  why: NotPossibleReason | null;
  age: ConcernAge;
}

/** As {@link ReferralCounter}. */
export interface ConcernCounter {
  count(concern: ConcernHappened): void;
}

export interface ConcernCount extends ConcernHappened {
  month: string;
  count: number;
}

/** How many of the same there were in one month of Stockholm's calendar, such as `2026-11`. */
export interface ReferralCount extends Referral {
  month: string;
  count: number;
}

/** All that is kept of referrals and concerns: numbers. */
export interface Statistics {
  /** One more. */
  count(month: string, referral: Referral): Promise<void>;
  all(): Promise<ReferralCount[]>;
  /** One more. */
  countConcern(month: string, concern: ConcernHappened): Promise<void>;
  concerns(): Promise<ConcernCount[]>;
}

/** What a member of staff counts as: the first team that they work in. */
export function countedAs(teams: readonly Team[]): ReferredFrom {
  return teams[0] ?? 'counsellor';
}
