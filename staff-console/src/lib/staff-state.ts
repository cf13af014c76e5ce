/**
 * What the console shows: one immutable snapshot, from which every component is drawn. The client
 * (`staff-client.ts`) alone makes them; components only read.
 */
import type { DistrustReason, EndedBy, RefusalCode } from '@dorren/shared/protocol/codes.ts';
import type { AcknowledgedNotice, Profile } from '@dorren/shared/protocol/fields.ts';
import type { GivenCard, ProposalReason, ReferralCard } from '@dorren/shared/protocol/items.ts';
import type {
  LeftBy,
  OfferMode,
  OfferOutcome,
  OutBy,
  ReferralMode,
  ReferralTarget,
  Wanted,
} from '@dorren/shared/protocol/referral.ts';
import type {
  ConcernAge,
  ConcernOutcome,
  ConcernSeen,
  Form,
  FormAnswers,
  Settling,
  WhatNowCard,
} from '@dorren/shared/protocol/reporting-duty.ts';
import type {
  Claim,
  ClaimOver,
  Colleague,
  ColleagueOnDuty,
  OfferStanding,
  QueueEntry,
  ReferralRequest,
  Supervision,
} from '@dorren/shared/protocol/staff-messages.ts';
import type { ConversationLanguage, Role } from '@dorren/shared/protocol/values.ts';

export type Connection = 'connecting' | 'online' | 'lost' | 'closed';

interface Entry {
  /** Counts from 1 within the conversation: its order on the screen. */
  number: number;
  /** Milliseconds since 1970, corrected to the server's clock. */
  at: number;
}

/** A card that was given. */
export interface StaffCard extends Entry {
  kind: 'card';
  /** As in {@link StaffMessage}: one's own, or the other one's in the room. */
  from: 'counsellor' | 'colleague';
  card: GivenCard;
  mark: StaffMessage['mark'];
}

/** Who came and went, and how offers ended. */
export interface StaffEvent extends Entry {
  kind: 'event';
  event: 'joined' | LeftBy | OfferOutcome;
  /** Whom it is about. */
  person: Colleague;
  /** Of the offer that ended so; null for who came and went. */
  mode: ReferralMode | null;
}

/** A form that one put before the youth, and what came of it: sealed, for this tab alone, gone with the conversation. */
export interface StaffForm extends Entry {
  kind: 'form';
  ask: string;
  form: Form;
  mark: StaffMessage['mark'];
  /** Null until they come. */
  answers: FormAnswers | null;
}

export type StaffEntry = StaffMessage | StaffCard | StaffForm | StaffEvent;

export interface StaffMessage extends Entry {
  kind: 'text';
  /** `counsellor`: one's own; `colleague`: the other one in the room, or in a consultation. */
  from: 'youth' | 'counsellor' | 'colleague';
  text: string;
  /** For one's own: `delivered` means the youth's tab has it, `undelivered` that the conversation ended before it confirmed. */
  mark: 'waiting' | 'sent' | 'delivered' | 'undelivered';
}

/** As {@link Conversation.concernOver}. */
export type ConcernLost = 'lost' | 'gone';

export interface Conversation {
  id: string;
  profile: Profile;
  notice: AcknowledgedNotice;
  /** Milliseconds since 1970, corrected to the server's clock. */
  acknowledgedAt: number;
  /** The reporting duty: null while no concern is open. Once the conversation has ended: the one that still lacks an outcome. */
  concern: ConcernSeen | null;
  /**
   * What became of one's own newest concern here, as far as the server has told: it has an outcome; it is `lost`; or it is `gone`, and the
   * server has not said why. Null: it is open, or there was none.
   */
  concernOver: 'outcome' | ConcernLost | null;
  /** Once one is out: the concern that was open and went along, as it was seen last, and who is in now; `to` null: nobody yet. */
  wentAlong: { stage: ConcernSeen['stage']; to: string | null } | null;
  joinedAt: number;
  takenAt: number;
  /** `handshake`: waiting for the youth's page to check the chain; `ended` stays on screen until dismissed. */
  phase: 'handshake' | 'talking' | 'interrupted' | 'ended' | 'distrusted';
  /**
   * In phase `ended`: who ended it, why one is out while it goes on, `untrusted-colleague` if this tab has stepped out by itself,
   * `other-notice` if it answered no handshake, for the server let one in by another notice than one is bound by (SPEC N3), or
   * `requeued` if it went back to the queue or ended while this tab was away.
   */
  endedBy: EndedBy | OutBy | 'requeued' | 'untrusted-colleague' | 'other-notice' | null;
  distrust: DistrustReason | null;
  /** How one came to it: from the queue, or by a colleague's offer. */
  came: 'taken' | OfferMode;
  /** One's own arrival is not complete: the colleague who offered is still there. */
  arriving: boolean;
  /** The other counsellor, and whether three are in the room by the youth's own sealed word and the channel between the two holds. */
  other: (Colleague & { arriving: boolean; present: boolean; inRoom: boolean }) | null;
  /** One's own offer under way. Writing is closed from stage `arriving` of a handover on. */
  offer: OfferStanding | null;
  /** What the youth read and let pass on, when one came by an offer; empty: nothing. Null until it comes, and for one taken. */
  summary: readonly string[] | null;
  /** Not everybody in the room has been shown the same words (docs/protocol.md, "Three in the room"). */
  differs: boolean;
  /** Three are in the room by the youth's word, but the channel to the other counsellor does not hold: nothing can be written. */
  awaitsSide: boolean;
  messages: readonly StaffEntry[];
  youthWriting: boolean;
  /** Messages from the others that have come since the conversation was last looked at. */
  unread: number;
  /** Seven indexes into the 64 signs; null until the handshake is complete. */
  fingerprint: readonly number[] | null;
  canSend: boolean;
}

/** A sealed talk with a colleague beside a conversation; the youth sees nothing of it. */
export interface Consultation {
  /** Of the conversation it is beside, and its own epoch: the two name it. */
  id: string;
  epoch: number;
  colleague: Colleague;
  /** Whether the colleague asked, or was asked. */
  asked: 'by-me' | 'of-me';
  phase: 'handshake' | 'talking' | 'away' | 'ended' | 'distrusted';
  messages: readonly StaffMessage[];
  writing: boolean;
  unread: number;
  fingerprint: readonly number[] | null;
  canSend: boolean;
}

export interface StaffState {
  connection: Connection;
  /** Why the socket was closed for good. */
  closed: RefusalCode | null;
  staffId: string;
  role: Role;
  nameShown: string;
  /** Server's clock minus this one's, in milliseconds. */
  clockOffsetMs: number;
  duty: { on: boolean; languages: readonly ConversationLanguage[]; capacity: number };
  queue: { entries: readonly QueueEntry[]; waiting: number };
  conversations: readonly Conversation[];
  consultations: readonly Consultation[];
  /** Those in the queue whom one would take, while they read one's notice (SPEC N5). */
  claims: readonly Claim[];
  /** The newest claim of which nothing came. */
  claimOver: { number: number; why: ClaimOver } | null;
  /** Concerns without an outcome of conversations that are over and no longer in {@link conversations}: this tab was away (SPEC N10). */
  settling: readonly Settling[];
  /** The newest concern of one's own that was lost without an outcome. */
  concernLost: { number: number; why: ConcernLost } | null;
  /** The notice that one is bound by, as it is now; empty before `welcome`. */
  notice: string;
  /** What colleagues ask of oneself, oldest first. */
  requests: readonly ReferralRequest[];
  /** Who is on duty, as of the last time one asked; null before. */
  colleagues: readonly ColleagueOnDuty[] | null;
  supervision: Supervision | null;
  /** The newest refusal; `number` counts up so that the same refusal twice is seen twice. */
  refusal: { number: number; re: string; code: RefusalCode; by: string | null } | null;
  /** The newest one taken by a colleague. */
  takenByColleague: { number: number; by: string } | null;
  shutdownInMs: number | null;
}

/** What components may ask of the client. */
export interface StaffActions {
  /** Makes new duty keys in this tab, signs them with the identity key and goes on duty. */
  dutyOn(languages: readonly ConversationLanguage[], capacity: number): void;
  dutyChange(languages: readonly ConversationLanguage[], capacity: number): void;
  /** Wipes the duty keys once the server has said that duty is off. */
  dutyOff(): void;
  take(id: string): void;
  takeNext(): void;
  send(id: string, text: string): boolean;
  writing(id: string): void;
  /** Marks everything in it as read. */
  look(id: string): void;
  end(id: string): void;
  /** Asks who is on duty: `colleagues` follows. */
  askColleagues(): void;
  /** Handover or join: what the youth is told with it, sealed. */
  propose(id: string, mode: OfferMode, to: ReferralTarget, reason: ProposalReason, summary: readonly string[]): void;
  consult(id: string, to: ReferralTarget): void;
  /** Withdraws one's own offer. */
  withdraw(id: string): void;
  /** To a colleague's request. */
  answer(offer: string, accept: boolean): void;
  stepOut(id: string): void;
  returnToQueue(id: string, wanted: Wanted): void;
  /** Seals the card into the conversation; false, and nothing is taken, as {@link send}. Counts it, tied to nothing. */
  giveCard(id: string, card: ReferralCard): boolean;
  /** SPEC N7, N9. */
  concern(id: string, step: 'open' | 'take-over' | 'told' | 'reporting', age: ConcernAge): void;
  concernOutcome(id: string, outcome: ConcernOutcome, age: ConcernAge): void;
  /** A "what happens now" card, sealed; false, and nothing is taken, as {@link send}. */
  giveWhatNow(id: string, card: WhatNowCard): boolean;
  /** Puts a form before the youth; false, and nothing is taken, as {@link send}. */
  ask(id: string, form: Form): boolean;
  sendAside(id: string, epoch: number, text: string): boolean;
  writingAside(id: string, epoch: number): void;
  lookAside(id: string, epoch: number): void;
  /** Ends a consultation; once it is over, takes it off the screen, and its texts with it. */
  endAside(id: string, epoch: number): void;
  /** Takes an ended conversation off the screen; its texts are gone with it. Not while its concern lacks an outcome. */
  dismiss(id: string): void;
  /** Closes the socket and wipes every key and text. */
  close(): void;
}
