/** What a transition may see besides its record, read in the same commit. */
import type { ConversationRecord, Overview, StaffRecord } from './records.ts';

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
}

export interface AroundStaff {
  readonly overview: Overview;
  /** The conversations that name this member of staff: a party, arriving, asked, or the end of a channel. */
  readonly concerned: readonly ConversationRecord[];
  /** Of all whom those conversations name: who is connected. */
  readonly connected: ReadonlySet<string>;
}

export function isConnected(around: Around, staffId: string): boolean {
  return (around.staff.get(staffId)?.record.connection ?? null) !== null;
}
