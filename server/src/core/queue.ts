/** Who waits, in which order, and what else adapters index: all of it functions of one record. */
import type { DOOR_STATES } from '@dorren/shared/protocol/values.ts';
import type { ConversationRecord, KeptRecord, Overview, Rules } from './records.ts';

export interface Standing {
  readonly first: boolean;
  readonly joinedAt: number;
  readonly id: string;
}

/** Q2: returned ones first, then by time of joining, then by id (by code unit, as every adapter can). */
export function compareStanding(a: Standing, b: Standing): number {
  if (a.first !== b.first) return a.first ? -1 : 1;
  if (a.joinedAt !== b.joinedAt) return a.joinedAt - b.joinedAt;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}

/** Q5: in the queue, with a place in it, only while the youth is present. */
export function isQueued(record: KeptRecord): record is ConversationRecord {
  return record.state === 'waiting' && record.connection !== null;
}

/** N5: whoever is claimed keeps the place, and is shown to nobody else. */
export function isTakeable(record: KeptRecord): record is ConversationRecord {
  return isQueued(record) && record.claim === null;
}

/** Q4: never again by one whom the youth's page did not trust (C9), and only by name by one who returned them (H12). */
export function mayTakeNext(record: KeptRecord, staffId: string): record is ConversationRecord {
  return isTakeable(record) && record.returnedBy !== staffId && !record.excluded.includes(staffId);
}

export type DoorState = (typeof DOOR_STATES)[number];

/** Q1: whether anybody can join. `open` is what the opening hours say and that the service is not stopping. */
export function doorState(open: boolean, overview: Overview, rules: Rules): DoorState {
  if (!open) return 'closed';
  if (overview.places === 0) return 'nobody-on-duty';
  return overview.seats >= rules.mostWaiting ? 'full' : 'open';
}
