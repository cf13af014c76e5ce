/** Channels between members of staff (SPEC H10, H11). */
import { type Around, nextEpoch } from './around.ts';
import { refuse } from './decision.ts';
import { changed, decided, draftOf } from './draft.ts';
import type { Decision } from './effects.ts';
import type { PartyEvent } from './events.ts';
import { concernedIn, isEndOf, partyOf } from './parties.ts';
import type { ConversationRecord, Side } from './records.ts';

/** H10. The room's channel ends with the room. */
export function sideEnded(
  record: ConversationRecord,
  event: Extract<PartyEvent, { kind: 'side-end' }>,
): Decision<ConversationRecord> {
  const { staffId, epoch } = event;
  const side = record.sides.find((one) => one.epoch === epoch && isEndOf(one, staffId));
  if (side === undefined) {
    return refuse(concernedIn(record).includes(staffId) ? 'wrong-epoch' : 'unknown-conversation');
  }
  if (side.purpose === 'room') return refuse('out-of-state');
  return decided(changed(draftOf(record), { sides: record.sides.filter((one) => one !== side) }));
}

/** The record with exactly the channels that its parties allow: whatever a transition did, none outlives its ends (H16). */
export function withItsSides(record: ConversationRecord, around: Around): ConversationRecord {
  const [first, second] = record.parties;
  const kept = record.sides.filter((side) => isAllowed(record, side));
  const inRoom = kept.some(({ purpose }) => purpose === 'room');
  if (first !== undefined && second !== undefined && !inRoom) {
    const epoch = nextEpoch(record, around);
    return { ...record, epoch, sides: [...kept, { epoch, purpose: 'room', initiator: first, responder: second }] };
  }
  return kept.length === record.sides.length ? record : { ...record, sides: kept };
}

function isAllowed(record: ConversationRecord, { purpose, initiator, responder }: Side): boolean {
  if (partyOf(record, initiator.staffId) === null) return false;
  return purpose === 'consultation' || partyOf(record, responder.staffId) !== null;
}
