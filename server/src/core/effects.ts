/**
 * What a transition asks the shell to do. Plain data: with several nodes each effect is announced to all of them, and
 * the node that has the connection carries it out.
 */
import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import type { HeldConversation, ToStaff } from '@dorren/shared/protocol/staff-messages.ts';
import type { ToYouth } from '@dorren/shared/protocol/youth-messages.ts';

/** A held conversation as the core knows it: the route belongs to the connection. */
export type Held = Omit<HeldConversation, 'route'>;

/** Who frames of a conversation go between, and in which epoch. */
export interface Pairing {
  readonly staffId: string;
  readonly epoch: number;
}

/** Messages that carry a place are completed by the shell with what the store says after the commit. */
export type PlacelessYouthMessage =
  | { t: 'joined'; id: string; resume: string }
  | { t: 'requeued'; reason: 'counsellor-vanished' | 'distrusted' }
  | { t: 'place' };

export type Effect =
  /** The youth's connection of this name is now the conversation's; any earlier one is closed as replaced (C5). */
  | { kind: 'youth-attached'; conversationId: string; connection: string; pairing: Pairing | null }
  | { kind: 'to-youth'; conversationId: string; message: Exclude<ToYouth, { t: 'joined' | 'requeued' | 'place' }> }
  | { kind: 'to-youth-placed'; conversationId: string; message: PlacelessYouthMessage }
  /** Taken: frames flow between youth and holder from here on; the holder is told. */
  | { kind: 'opened'; conversationId: string; pairing: Pairing; held: Held; takenBy: string }
  /** No frame flows any more, and none of that epoch ever will. */
  | { kind: 'unpaired'; conversationId: string }
  /** Gone for good: the youth's connection, if there is one, is as if it had not joined. */
  | { kind: 'forgotten'; conversationId: string }
  /** The staff connection of this name is now the live one (P3): welcome it with what it holds. */
  | { kind: 'staff-attached'; staffId: string; connection: string; held: readonly Held[] }
  | { kind: 'to-staff'; staffId: string; message: ToStaff }
  /** Whether this member of staff is shown the queue (Q8). */
  | { kind: 'shown-queue'; staffId: string; shown: boolean }
  /** Every session is over (A8): the connection is closed. */
  | { kind: 'staff-dismissed'; staffId: string };

/** What moves a counter, once, at the node that committed it. */
export type Counted =
  | { count: 'joined' }
  | { count: 'taken' }
  | { count: 'ended'; by: 'youth' | 'counsellor' | 'youth-vanished' | 'shutdown' | 'abandoned' };

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
  readonly tally?: Tally;
  readonly counted?: Counted;
}

export type Decision<Subject> = Acceptance<Subject> | Refusal;
