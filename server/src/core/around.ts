/** What a transition may see besides its record, read in the same commit. */
import type { ConversationRecord, Overview, StaffRecord } from './records.ts';

export interface Around {
  readonly overview: Overview;
  /** The member of staff who acts, if one does, and how many conversations they hold. */
  readonly actor: StaffRecord | null;
  readonly actorHolds: number;
  /** The conversation's holder, if it has one. */
  readonly holder: StaffRecord | null;
}

export interface AroundStaff {
  readonly overview: Overview;
  /** The conversations that this member of staff holds. */
  readonly held: readonly ConversationRecord[];
}
