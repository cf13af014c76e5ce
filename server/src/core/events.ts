/** What happens to a conversation. `at` is milliseconds since 1970; names of connections, ids and secrets come from the shell. */
import type { DistrustReason } from '@dorren/shared/protocol/codes.ts';
import type { AcknowledgedNotice, Profile } from '@dorren/shared/protocol/fields.ts';
import type { ConsentAnswer, ReferralMode, ReferralTarget, Wanted } from '@dorren/shared/protocol/referral.ts';
import type { ConcernAge, ConcernOutcome, ConcernStage } from '@dorren/shared/protocol/reporting-duty.ts';

/** What one who is in does about a concern (N7, N9). */
export type ConcernStep = 'open' | 'take-over' | Exclude<ConcernStage, 'concern'>;

export interface Join {
  kind: 'join';
  at: number;
  id: string;
  resume: string;
  connection: string;
  notice: AcknowledgedNotice;
  profile: Profile;
  /** By the opening hours. */
  open: boolean;
  stopping: boolean;
}

export interface Take {
  kind: 'take';
  at: number;
  staffId: string;
  connection: string;
  stopping: boolean;
  /** The new claim's, where the youth has not acknowledged the taker's notice (N5); null where a claim will not do. */
  claim: string | null;
  /** `take-next`: not of one whom the taker asked for. */
  next: boolean;
}

export interface Refer {
  kind: 'refer';
  at: number;
  staffId: string;
  connection: string;
  /** The new offer's. */
  offer: string;
  mode: ReferralMode;
  to: ReferralTarget;
  /** When a competence is asked for: it, and all that is below it in the tree. */
  competences: ReadonlySet<string>;
}

export type YouthEvent =
  | Join
  /** A notice acknowledged by one who waits: N4, N5. */
  | { kind: 'acknowledge'; at: number; connection: string; notice: AcknowledgedNotice; stopping: boolean }
  | { kind: 'decline'; connection: string; claim: string }
  | { kind: 'resume'; at: number; secret: string; connection: string }
  | { kind: 'distrust'; connection: string; epoch: number; reason: DistrustReason }
  | { kind: 'give-back'; connection: string; epoch: number }
  | {
      kind: 'consent';
      at: number;
      connection: string;
      offer: string;
      answer: ConsentAnswer;
      /** N6. */
      notice: AcknowledgedNotice | null;
    }
  | { kind: 'arrived'; connection: string; epoch: number }
  | { kind: 'leave'; at: number; connection: string }
  | { kind: 'beacon'; at: number; secret: string }
  | { kind: 'youth-gone'; at: number; connection: string };

export type PartyEvent =
  | Refer
  | { kind: 'withdraw'; staffId: string; connection: string; offer: string }
  | { kind: 'answer'; at: number; staffId: string; connection: string; offer: string; accept: boolean }
  | { kind: 'step-out'; staffId: string; connection: string }
  | { kind: 'return'; staffId: string; connection: string; wanted: Wanted }
  | { kind: 'side-end'; staffId: string; connection: string; epoch: number }
  | { kind: 'concern'; staffId: string; connection: string; step: ConcernStep; age: ConcernAge }
  | { kind: 'concern-outcome'; staffId: string; connection: string; outcome: ConcernOutcome; age: ConcernAge }
  | { kind: 'end'; at: number; staffId: string; connection: string };

export type ConversationEvent =
  | YouthEvent
  | PartyEvent
  | Take
  /** A grace or an answering time may be over. */
  | { kind: 'expire'; at: number }
  /** This member of staff may be away, off duty, or gone for good (C6, H3, H7, H10). */
  | { kind: 'staff-checked'; at: number; staffId: string }
  /** This member of staff is back, on this connection, with the keys of these epochs alone (P5, H14). */
  | { kind: 'keys-named'; staffId: string; connection: string; epochs: readonly number[] }
  /** A notice has come into force, or another is the door's (N4). */
  | { kind: 'notice-changed' }
  /** Their account is disabled: they never come back (A8). */
  | { kind: 'staff-disabled'; staffId: string }
  /** The service is about to stop: nobody is taken any more (S2). */
  | { kind: 'stopping' }
  | { kind: 'shutdown'; at: number };
