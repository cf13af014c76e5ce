/** What a transition may see besides its record, read in the same commit. */
import type { ConversationRecord, CurrentNotices, KeptRecord, Overview, StaffRecord } from './records.ts';

export interface StaffAround {
  readonly record: StaffRecord;
  /** Conversations that they are a party to, arriving included: what their capacity bounds. */
  readonly holds: number;
  /** Consultations that were asked of them and go on. */
  readonly advises: number;
}

export interface Around {
  readonly overview: Overview;
  /** By staff id: whoever acts, and everybody whom the record names. Who is neither connected nor on duty is not there. */
  readonly staff: ReadonlyMap<string, StaffAround>;
  /** Everybody who is on duty; empty unless it was asked for. */
  readonly onDuty: readonly StaffAround[];
  /** The next epoch has this number at least; above what a lost commit may have given, where commits can be lost. */
  readonly leastEpoch: number;
}

/** With what holds everywhere at that moment. */
export interface Surroundings extends Around {
  readonly notices: CurrentNotices;
}

export interface AroundStaff {
  readonly overview: Overview;
  /** What names this member of staff: as a party, arriving, asked, claiming, the end of a channel, or with a concern to settle. */
  readonly concerned: readonly KeptRecord[];
  /** Of all whom those conversations name: who is connected. */
  readonly connected: ReadonlySet<string>;
}

/** C1: above every one that the conversation has had. */
export function nextEpoch(record: ConversationRecord, { leastEpoch }: Around): number {
  return Math.max(record.epoch + 1, leastEpoch);
}

export function isConnected(around: Around, staffId: string): boolean {
  return (around.staff.get(staffId)?.record.connection ?? null) !== null;
}
