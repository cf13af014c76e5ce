/** A colleague answers, arrives, and is in (SPEC H3–H6, H8, H10). */
import type { LeftBy } from '@dorren/shared/protocol/referral.ts';
import { nextEpoch, type Surroundings } from './around.ts';
import { freePlaces, mayAdvise } from './candidates.ts';
import { accept, refuse } from './decision.ts';
import { changed, type Draft, decided, draftOf } from './draft.ts';
import type { Decision, Effect } from './effects.ts';
import type { PartyEvent, YouthEvent } from './events.ts';
import { acknowledgementOf } from './notice.ts';
import { offerOver, stageTold } from './offer.ts';
import { partyOf, presentedBy } from './parties.ts';
import type { ConversationRecord, Offer, Party, Rules, Side } from './records.ts';
import { chainOf, heldOf } from './views.ts';

type Decided = Decision<ConversationRecord>;
type Answer = Extract<PartyEvent, { kind: 'answer' }>;

/** H3, H4. The caller has seen that the actor's connection is the live one, and that they are on duty. */
export function answered(rules: Rules, record: ConversationRecord, around: Surroundings, event: Answer): Decided {
  const { offer } = record;
  const actor = around.staff.get(event.staffId);
  if (offer?.id !== event.offer || offer.to.staffId !== event.staffId || offer.stage !== 'asking-colleague') {
    return refuse('unknown-offer');
  }
  if (actor === undefined) return refuse('not-on-duty');
  if (!event.accept) return decided(offerOver(draftOf(record), 'declined'));
  const to = presentedBy(actor.record, around.notices);
  const epoch = nextEpoch(record, around);
  if (offer.mode === 'consultation') {
    const from = partyOf(record, offer.from);
    if (!mayAdvise(actor) || from === null) return refuse('at-capacity');
    const side: Side = { epoch, purpose: 'consultation', initiator: from, responder: to };
    return decided(changed(offerOver(draftOf(record), 'done'), { epoch, sides: [...record.sides, side] }));
  }
  if (freePlaces(actor) === 0) return refuse('at-capacity');
  const acknowledged = acknowledgementOf(record, to.notice, around.notices);
  // N6: out of force since the youth's answer, or one is bound otherwise by now.
  if (acknowledged === null) return decided(offerOver(draftOf(record), 'failed'));
  const came = { came: offer.mode, offer: offer.id, arrived: false };
  const arriving: Party = { ...to, ...came, epoch, since: event.at, acknowledged };
  const underWay: Offer = { ...offer, to, stage: 'arriving', deadline: event.at + rules.arrivingMs, arriving };
  const next = { ...record, epoch, offer: underWay };
  const conversationId = record.id;
  const message = { t: 'accepted', epoch, chain: chainOf(to), offer: offer.id, notice: to.notice } as const;
  const isThere = (staffId: string) => (around.staff.get(staffId)?.record.connection ?? null) !== null;
  return decided(
    changed(draftOf(record), next, [
      { kind: 'to-youth', conversationId, message },
      { kind: 'held-told', staffId: to.staffId, t: 'taken', held: heldOf(next, arriving, isThere) },
      ...stageTold(next),
    ]),
  );
}

/** H5. */
export function arrived(record: ConversationRecord, { epoch }: Extract<YouthEvent, { kind: 'arrived' }>): Decided {
  const { offer, parties, state } = record;
  if (offer?.arriving?.epoch === epoch) return decided(completed(record, offer, { ...offer.arriving, arrived: true }));
  const party = parties.find((one) => one.epoch === epoch && one.offer !== null);
  if (party === undefined) return refuse(state === 'waiting' ? 'out-of-state' : 'wrong-epoch');
  // H8 was faster.
  return accept({ ...record, parties: parties.map((one) => (one === party ? { ...one, arrived: true } : one)) }, []);
}

function completed(record: ConversationRecord, offer: Offer, party: Party): Draft {
  const draft = offerOver(draftOf(record), 'done');
  if (offer.mode === 'join') return changed(draft, { parties: [...record.parties, party] });
  return changed(
    draft,
    { parties: [party] },
    record.parties.flatMap((one) => outTold(record.id, one, 'handed-over')),
  );
}

/** H8: whoever was there is gone for good, and the one who arrives is there instead, at once. */
export function tookOver(draft: Draft): Draft {
  const arriving = draft.record.offer?.arriving ?? null;
  if (arriving === null) return draft;
  return changed(offerOver(draft, 'done', 'handover'), { parties: [arriving] });
}

/** To the party and to the youth, who goes on with the other. */
export function outTold(conversationId: string, { staffId, epoch }: Party, why: LeftBy | 'no-channel'): Effect[] {
  const forYouth = why === 'no-channel' ? 'vanished' : why;
  return [
    { kind: 'to-staff', staffId, message: { t: 'out', id: conversationId, epoch, why } },
    { kind: 'to-youth', conversationId, message: { t: 'party-left', epoch, why: forYouth } },
  ];
}
