/** Out of a conversation that goes on, by one's own will or not (SPEC C6, C9, H7–H9, H12, H14). */
import type { LeftBy } from '@dorren/shared/protocol/referral.ts';
import type { RequeueReason } from '@dorren/shared/protocol/youth-messages.ts';
import type { Surroundings } from './around.ts';
import { outTold, tookOver } from './arrival.ts';
import { claimChecked } from './claim.ts';
import { accept, refuse } from './decision.ts';
import { changed, type Draft, decided, draftOf } from './draft.ts';
import type { Decision, Effect } from './effects.ts';
import type { ConversationEvent, PartyEvent, YouthEvent } from './events.ts';
import { offerOver } from './offer.ts';
import { everybodyIn, isEndOf, partyOf } from './parties.ts';
import { isOver } from './presence.ts';
import type { ConversationRecord, Party } from './records.ts';

type Decided = Decision<ConversationRecord>;
/** C6, C9, C12. */
type Loss = 'vanished' | 'distrusted' | 'no-channel';
const OFFER_LOST = { vanished: 'gone', distrusted: 'distrusted', 'no-channel': 'failed' } as const;
type Event<Kind extends ConversationEvent['kind']> = Extract<ConversationEvent, { kind: Kind }>;

/** H9. */
export function steppedOut(record: ConversationRecord, event: Extract<PartyEvent, { kind: 'step-out' }>): Decided {
  const party = everybodyIn(record).find(({ staffId }) => staffId === event.staffId);
  if (party === undefined) return refuse('unknown-conversation');
  if (record.parties.length < 2) return refuse('out-of-state');
  return decided(left(draftOf(record), party, 'stepped-out'));
}

/** H12. One who has a colleague on the way in cannot send the youth back. */
export function broughtBack(record: ConversationRecord, event: Extract<PartyEvent, { kind: 'return' }>): Decided {
  const { id, parties, offer } = record;
  const { staffId, wanted } = event;
  const party = partyOf(record, staffId);
  if (party === null) return refuse('unknown-conversation');
  if (parties.length > 1) return refuse('out-of-state');
  if (offer?.stage === 'arriving') return refuse('offer-pending');
  const told: Effect = {
    kind: 'to-staff',
    staffId,
    message: { t: 'out', id, epoch: party.epoch, why: 'returned' },
  };
  const draft = requeued(draftOf(record), 'returned', [told]);
  return decided(changed(draft, { wanted, returnedBy: staffId }, [], [{ count: 'return', from: party.teams }]));
}

/** C9, H7, H9. */
export function distrusted(record: ConversationRecord, event: Extract<YouthEvent, { kind: 'distrust' }>): Decided {
  const party = everybodyIn(record).find(({ epoch }) => epoch === event.epoch);
  if (record.state !== 'open') return refuse('out-of-state');
  if (party === undefined) return refuse('wrong-epoch');
  const { staffId } = party;
  const told: Effect = {
    kind: 'to-staff',
    staffId,
    message: { t: 'distrusted', id: record.id, reason: event.reason },
  };
  const draft = changed(draftOf(record), { excluded: [...record.excluded, staffId] }, [told]);
  return decided(lost(draft, party, 'distrusted'));
}

/** C12: whoever has no channel with the youth's page is out, and may come again. */
export function givenBack(record: ConversationRecord, event: Extract<YouthEvent, { kind: 'give-back' }>): Decided {
  const party = everybodyIn(record).find(({ epoch }) => epoch === event.epoch);
  if (record.state !== 'open') return refuse('out-of-state');
  if (party === undefined) return refuse('wrong-epoch');
  return decided(lost(draftOf(record), party, 'no-channel'));
}

/** C6, H3, H7, H10: whatever this member of staff no longer is there for. */
export function checked(
  record: ConversationRecord,
  around: Surroundings,
  { staffId, at }: Event<'staff-checked'>,
): Decided {
  const staff = around.staff.get(staffId)?.record ?? null;
  const gone = staff === null || isOver(staff, at);
  let draft = draftOf(record);
  if (record.offer?.to.staffId === staffId && (staff?.connection == null || staff.duty === null)) {
    draft = offerOver(draft, 'gone');
  }
  draft = claimChecked(draft, staffId, staff, around.notices);
  const party = partyOf(draft.record, staffId);
  if (party !== null && gone) draft = lost(draft, party, 'vanished');
  if (gone || staff.duty === null) draft = withoutSides(draft, staffId, []);
  return concluded(record, draft);
}

/** H14. */
export function keysNamed(record: ConversationRecord, around: Surroundings, event: Event<'keys-named'>): Decided {
  const { staffId, connection, epochs } = event;
  const staff = around.staff.get(staffId)?.record ?? null;
  if (staff?.connection !== connection) return accept(record, []);
  let draft = claimChecked(draftOf(record), staffId, staff, around.notices);
  const party = everybodyIn(record).find((one) => one.staffId === staffId);
  if (party !== undefined && !epochs.includes(party.epoch)) draft = lost(draft, party, 'vanished');
  return concluded(record, withoutSides(draft, staffId, epochs));
}

/** Not by their own will: the youth keeps whoever else is there, or waits again, first. */
function lost(draft: Draft, party: Party, why: Loss): Draft {
  const { offer, parties, id } = draft.record;
  if (offer?.arriving?.epoch === party.epoch) return offerOver(draft, OFFER_LOST[why]);
  if (parties.length > 1) return left(draft, party, why);
  if (offer?.arriving) return changed(tookOver(draft), {}, outTold(id, party, why));
  const { staffId, epoch } = party;
  const told: Effect[] =
    why === 'no-channel' ? [{ kind: 'to-staff', staffId, message: { t: 'out', id, epoch, why } }] : [];
  return requeued(draft, why === 'distrusted' ? 'distrusted' : 'counsellor-vanished', told);
}

/** Two were in, and one is. */
function left(draft: Draft, party: Party, why: LeftBy | 'no-channel'): Draft {
  const { id, offer } = draft.record;
  const rest = offer?.from === party.staffId ? offerOver(draft, 'overtaken') : draft;
  return changed(
    rest,
    { parties: rest.record.parties.filter(({ epoch }) => epoch !== party.epoch) },
    outTold(id, party, why),
  );
}

/** C6, C9, H12. A youth who is away keeps the deadline they had. */
function requeued(draft: Draft, reason: RequeueReason, told: readonly Effect[] = []): Draft {
  return changed(
    offerOver(draft, 'overtaken'),
    { state: 'waiting', first: true, parties: [], takenAt: null, wanted: null, returnedBy: null, requeuedFor: reason },
    [...told, { kind: 'to-youth-placed', conversationId: draft.record.id, message: { t: 'requeued', reason } }],
  );
}

/** But for those epochs. Whoever was at the other end is told by what has changed (changes.ts). */
function withoutSides(draft: Draft, staffId: string, epochs: readonly number[]): Draft {
  const kept = draft.record.sides.filter((side) => !isEndOf(side, staffId) || epochs.includes(side.epoch));
  return kept.length === draft.record.sides.length ? draft : changed(draft, { sides: kept });
}

function concluded(record: ConversationRecord, draft: Draft): Decided {
  return draft.record === record ? accept(record, []) : decided(draft);
}
