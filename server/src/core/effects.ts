/**
 * What a transition asks the shell to do. Plain data: with several nodes each effect is announced to all of them, and
 * the node that has the connection carries it out.
 */
import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import type { CertificateChain } from '@dorren/shared/protocol/fields.ts';
import type { OfferOutcome, ReferralMode } from '@dorren/shared/protocol/referral.ts';
import type { ConcernOutcome, Settling } from '@dorren/shared/protocol/reporting-duty.ts';
import type {
  Claim,
  ClaimOver,
  HeldConversation,
  ReferralRequest,
  Side,
  ToStaff,
} from '@dorren/shared/protocol/staff-messages.ts';
import type { Team } from '@dorren/shared/protocol/values.ts';
import type { RequeueReason, ToYouth } from '@dorren/shared/protocol/youth-messages.ts';
import type { Concern } from './records.ts';

/** What carries a chain gets the newest revocation list from whoever sends it. */
export type Unlisted<Message> = Message extends { chain: CertificateChain }
  ? Omit<Message, 'chain'> & { chain: Omit<CertificateChain, 'revocations'> }
  : Message;

/** A held conversation and a channel with a colleague as the core knows them: the route belongs to the connection. */
export type Held = Omit<HeldConversation, 'route'>;
export type Aside = Unlisted<Omit<Side, 'route'>>;

/** Whom frames of one epoch go between: a member of staff and the youth, or two members of staff. */
export interface Link {
  readonly epoch: number;
  readonly staff: readonly [string] | readonly [string, string];
}

/** Messages that carry a place are completed by the shell with what the store says after the commit. */
export type PlacelessYouthMessage =
  | { t: 'joined'; id: string; resume: string }
  | { t: 'requeued'; reason: RequeueReason }
  | { t: 'place' };

export type ToldYouth = Unlisted<Exclude<ToYouth, { t: 'joined' | 'requeued' | 'place' }>>;
/** But for those that carry a route. */
export type ToldStaff = Unlisted<Exclude<ToStaff, { t: 'taken' | 'parties' | 'side' | 'welcome' }>>;

export type Effect =
  /** The youth's connection of this name is now the conversation's; any earlier one is closed as replaced (C5). */
  | { kind: 'youth-attached'; conversationId: string; connection: string; links: readonly Link[] }
  | { kind: 'to-youth'; conversationId: string; message: ToldYouth }
  | { kind: 'to-youth-placed'; conversationId: string; message: PlacelessYouthMessage }
  /** Whoever is shown the queue is told who took it (Q8). */
  | { kind: 'taken-from-queue'; conversationId: string; by: string }
  /** Frames of this epoch flow from here on. */
  | { kind: 'linked'; conversationId: string; link: Link }
  /** No frame of this epoch flows any more, and none ever will. */
  | { kind: 'unlinked'; conversationId: string; epoch: number }
  /** Gone for good: the youth's connection, if there is one, is as if it had not joined. */
  | { kind: 'forgotten'; conversationId: string }
  /** The staff connection of this name is now the live one (P3): welcome it with what concerns it. */
  | {
      kind: 'staff-attached';
      staffId: string;
      connection: string;
      held: readonly Held[];
      sides: readonly Aside[];
      requests: readonly ReferralRequest[];
      claims: readonly Claim[];
      settling: readonly Settling[];
      /** The notice that they are bound by. */
      notice: string;
    }
  | { kind: 'to-staff'; staffId: string; message: ToldStaff }
  | { kind: 'held-told'; staffId: string; t: 'taken' | 'parties'; held: Held }
  | { kind: 'side-told'; staffId: string; side: Aside }
  /** Whether this member of staff is shown the queue (Q8). */
  | { kind: 'shown-queue'; staffId: string; shown: boolean }
  /** Every session is over (A8): the connection is closed. */
  | { kind: 'staff-dismissed'; staffId: string };

/** What moves a counter, once, at the node that committed it. */
export type Counted =
  | { count: 'joined' }
  | { count: 'taken' }
  | { count: 'ended'; by: 'youth' | 'counsellor' | 'youth-vanished' | 'shutdown' | 'abandoned' }
  | { count: 'offer'; mode: ReferralMode; outcome: OfferOutcome; from: readonly Team[]; to: readonly Team[] }
  | { count: 'return'; from: readonly Team[] }
  /** `done`: the youth acknowledged the claimer's notice. */
  | { count: 'claim'; outcome: 'done' | ClaimOver }
  | { count: 'concern'; concern: Concern; outcome: ConcernOutcome | { is: 'lost' } };

export interface Refusal {
  readonly ok: false;
  readonly code: RefusalCode;
  /** The name shown of the colleague who was first (Q3). */
  readonly by?: string;
}

/** What a finished conversation leaves behind: a number. */
export type Tally =
  | { readonly kind: 'length'; readonly ms: number }
  | { readonly kind: 'abandoned'; readonly at: number };

/** `next` is the record as it was when only effects are wanted. */
export interface Acceptance<Subject> {
  readonly ok: true;
  /** Null removes it. */
  readonly next: Subject | null;
  readonly effects: readonly Effect[];
  readonly counted: readonly Counted[];
  readonly tally?: Tally;
}

export type Decision<Subject> = Acceptance<Subject> | Refusal;
