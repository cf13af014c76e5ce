/**
 * Where conversations and staff presence live while they last. One aggregate, one commit: a transition is run on one
 * record and committed together with the indexes (order of the queue, whom it concerns, on duty, deadlines), which are
 * functions of the records (core/queue.ts, core/parties.ts). An adapter over compare-and-set runs the transition outside and commits
 * only if the record, and everything that `around` said of the staff member concerned, is still as it was read; else it
 * runs the transition again. Transitions are pure, so that is safe. Counts over everybody may be one commit old there.
 *
 * Announcements reach every subscriber, on every node, in the order of the commits of each record. In the memory adapter
 * they are made before the returned promise resolves, and within the same turn.
 */
import type { Around, AroundStaff, StaffAround } from '../core/around.ts';
import type { Decision, Effect, Refusal } from '../core/effects.ts';
import type { Place } from '../core/estimate.ts';
import type { ConversationRecord, KeptRecord, Overview, StaffRecord } from '../core/records.ts';

export type ConversationTransition = (record: KeptRecord | null, around: Around) => Decision<KeptRecord>;
export type StaffTransition = (record: StaffRecord | null, around: AroundStaff) => Decision<StaffRecord>;

export interface Announcement {
  readonly effects: readonly Effect[];
  /** The conversation's place after the commit, from 1; null unless it waits and the youth is present. */
  readonly place: Place | null;
  readonly overview: Overview;
  /** Whether the queue changed: its order, or what is shown of those in it. */
  readonly queueMoved: boolean;
}

export type Committed<Subject> = { readonly ok: true; readonly record: Subject | null } | Refusal;

export interface StateStore {
  /** Runs the transition on what is kept under this id (null if nothing is) and commits what it decides. */
  transact(
    conversationId: string,
    actorId: string | null,
    transition: ConversationTransition,
  ): Promise<Committed<KeptRecord>>;
  /** The same, and the transition sees everybody who is on duty (H1, N5); what it sees of those it does not choose may be one commit old. */
  transactAmong(
    conversationId: string,
    actorId: string,
    transition: ConversationTransition,
  ): Promise<Committed<KeptRecord>>;
  /**
   * The same as `transactAmong` on the first in the queue whom this member of staff may take next, atomically. One whom the transition
   * refuses `notice-outdated` or `excluded` is passed over; if nobody is left the answer is the former, or `queue-empty`.
   */
  transactFirst(actorId: string, transition: ConversationTransition): Promise<Committed<KeptRecord>>;
  transactStaff(staffId: string, transition: StaffTransition): Promise<Committed<StaffRecord>>;

  /** The first of those who wait, are present and claimed by nobody, in order (Q2, N5). */
  head(most: number): Promise<ConversationRecord[]>;
  /** Of each, claimed or not; null for one who does not wait or is not present. */
  places(conversationIds: readonly string[]): Promise<(Place | null)[]>;
  /** What names this member of staff: as a party, arriving, asked, claiming, the end of a channel, or with a concern to settle. */
  concerning(staffId: string): Promise<KeptRecord[]>;
  onDuty(): Promise<StaffAround[]>;
  /** Ids whose deadline is `now` or earlier, at most `most` of each kind. */
  due(now: number, most: number): Promise<{ conversations: string[]; staff: string[] }>;
  /** Every id that something is kept under: for a stop. */
  all(): Promise<string[]>;
  overview(): Promise<Overview>;
  supervised(now: number): Promise<SupervisedCounts>;
  /** Returns how to stop listening. */
  subscribe(listener: (announcement: Announcement) => void): () => void;
}

/** What {@link Overview} does not have because it depends on the time or costs more. */
export interface SupervisedCounts {
  readonly longestWaitMs: number | null;
  readonly medianWaitMs: number | null;
  readonly freePlaces: number;
  readonly abandonedLastHour: number;
}
