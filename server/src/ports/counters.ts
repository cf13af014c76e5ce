import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import type { OfferOutcome, ReferralMode } from '@dorren/shared/protocol/referral.ts';
import type { ClaimOver } from '@dorren/shared/protocol/staff-messages.ts';
import type { WorkOutcome } from './work.ts';

/** What happens, as counts only: no label comes from a visitor (SPEC S1). */
export interface Counters {
  refused(code: RefusalCode): void;
  frameRelayed(): void;
  frameDropped(): void;
  joined(): void;
  /** Under pressure, what somebody who would join had to show for it (K4). */
  work(outcome: WorkOutcome): void;
  taken(): void;
  /** An offer of this mode is over. */
  offerOver(mode: ReferralMode, outcome: OfferOutcome): void;
  returned(): void;
  /** A claim is over (N5): `done` opened the conversation. */
  claimOver(outcome: 'done' | ClaimOver): void;
  ended(by: 'youth' | 'counsellor' | 'youth-vanished' | 'shutdown' | 'abandoned'): void;
}
