/** The question whether somebody else comes in: made, withdrawn, agreed to by the youth, over (SPEC H1–H3). */
import type { OfferOutcome, OutBy, ReferralMode } from '@dorren/shared/protocol/referral.ts';
import type { Surroundings } from './around.ts';
import { colleagueFor } from './candidates.ts';
import { refuse } from './decision.ts';
import { changed, type Draft, decided, draftOf } from './draft.ts';
import type { Decision, Effect } from './effects.ts';
import type { PartyEvent, Refer, YouthEvent } from './events.ts';
import { acknowledgementOf, boundBy, isCurrent, withAcknowledgement } from './notice.ts';
import { partyOf, presentedBy } from './parties.ts';
import type { ConversationRecord, CurrentNotices, Offer, Rules } from './records.ts';
import { chainOf, requestOf, standingOf } from './views.ts';

type Decided = Decision<ConversationRecord>;
type Consent = Extract<YouthEvent, { kind: 'consent' }>;

/** What the youth answered is not told to the youth, nor that the colleague is in. */
const NOT_FOR_YOUTH: ReadonlySet<OfferOutcome> = new Set(['done', 'youth-no', 'youth-not-yet']);
/** H1: after these the colleague is named again only when nobody else is left. */
const PASSES_OVER: ReadonlySet<OfferOutcome> = new Set(['youth-no', 'declined', 'unanswered']);

/** H1. The caller has seen that the actor's connection is the live one. */
export function referred(rules: Rules, record: ConversationRecord, around: Surroundings, event: Refer): Decided {
  const { staffId, mode, at } = event;
  const from = partyOf(record, staffId);
  if (from === null) return refuse('unknown-conversation');
  if (record.offer !== null) return refuse('offer-pending');
  if (!mayRefer(record, staffId, mode)) return refuse('out-of-state');
  const colleague = colleagueFor(record, around, event);
  if (colleague === null) return refuse('nobody-suitable');
  const asksYouth = mode !== 'consultation';
  const offer: Offer = {
    id: event.offer,
    mode,
    from: staffId,
    to: presentedBy(colleague.record, around.notices),
    stage: asksYouth ? 'asking-youth' : 'asking-colleague',
    deadline: at + (asksYouth ? rules.youthAnswerMs : rules.colleagueAnswerMs),
    arriving: null,
  };
  const next = { ...record, offer };
  const asked = asksYouth ? offeredTo(next) : requestTold(next);
  return decided(changed(draftOf(record), { offer }, [...asked, ...stageTold(next)]));
}

/** Before the colleague has accepted. */
export function withdrawn(record: ConversationRecord, event: Extract<PartyEvent, { kind: 'withdraw' }>): Decided {
  const { offer } = record;
  if (partyOf(record, event.staffId) === null) return refuse('unknown-conversation');
  if (offer === null || offer.id !== event.offer || offer.from !== event.staffId) return refuse('unknown-offer');
  if (offer.stage === 'arriving') return refuse('out-of-state');
  return decided(offerOver(draftOf(record), 'withdrawn'));
}

/** H2. */
export function consented(
  rules: Rules,
  record: ConversationRecord,
  { notices }: Surroundings,
  event: Consent,
): Decided {
  const { offer } = record;
  if (offer === null || offer.id !== event.offer || offer.stage !== 'asking-youth') return refuse('unknown-offer');
  if (event.answer !== 'yes') return decided(offerOver(draftOf(record), `youth-${event.answer}`));
  const acknowledging = acknowledgedWith(record, offer, notices, event);
  if (acknowledgementOf(acknowledging, offer.to.notice, notices) === null) return refuse('notice-outdated');
  const asked: Offer = { ...offer, stage: 'asking-colleague', deadline: event.at + rules.colleagueAnswerMs };
  const next = { ...acknowledging, offer: asked };
  return decided(changed(draftOf(record), next, [...requestTold(next), ...stageTold(next)]));
}

/** N6: what comes with the `yes` is kept if it is of the colleague's notice, and current. The same version keeps the time it was first acknowledged. */
function acknowledgedWith(
  record: ConversationRecord,
  { to }: Offer,
  notices: CurrentNotices,
  { notice, at }: Consent,
): ConversationRecord {
  if (notice === null || notice.notice !== to.notice || !isCurrent(notice, notices)) return record;
  const first = acknowledgementOf(record, to.notice, notices)?.at ?? at;
  return { ...record, acknowledgements: withAcknowledgement(record, { notice, at: first }, notices) };
}

/** N6: the colleague is asked no more once what the youth acknowledged of their notice is out of force. */
export function noticeOverrun(draft: Draft, { notices, staff }: Surroundings): Draft {
  const { offer } = draft.record;
  if (offer === null || offer.mode === 'consultation' || offer.stage === 'arriving') return draft;
  const colleague = staff.get(offer.to.staffId)?.record;
  // Another notice is the door's, and binds them.
  if (colleague !== undefined && boundBy(colleague, notices) !== offer.to.notice) return offerOver(draft, 'failed');
  if (offer.stage === 'asking-youth') return draft;
  return acknowledgementOf(draft.record, offer.to.notice, notices) === null ? offerOver(draft, 'failed') : draft;
}

/** H2, H3, H7: the time of a stage is over. */
export function offerExpired(record: ConversationRecord, stage: Offer['stage']): Draft {
  const outcome = { 'asking-youth': 'youth-unanswered', 'asking-colleague': 'unanswered', arriving: 'failed' } as const;
  return offerOver(draftOf(record), outcome[stage]);
}

/**
 * The offer ends, once, with one outcome: everybody concerned is told but whoever brought it about by their own word, and it is counted.
 * `as`: what it is counted as when it has become something else (H8).
 */
export function offerOver(draft: Draft, outcome: OfferOutcome, as?: ReferralMode): Draft {
  const { record } = draft;
  const { id, offer, passedOver } = record;
  if (offer === null) return draft;
  const { staffId } = offer.to;
  const effects: Effect[] = [
    { kind: 'to-staff', staffId: offer.from, message: { t: 'offer-over', id, offer: offer.id, outcome } },
  ];
  if (offer.mode !== 'consultation' && !NOT_FOR_YOUTH.has(outcome)) {
    effects.push({ kind: 'to-youth', conversationId: id, message: { t: 'offer-over', offer: offer.id, outcome } });
  }
  if (knowsNot(offer, outcome)) {
    effects.push({ kind: 'to-staff', staffId, message: { t: 'request-over', offer: offer.id, outcome } });
  }
  if (offer.arriving !== null && outcome !== 'done' && outcome !== 'overtaken') {
    effects.push({
      kind: 'to-staff',
      staffId,
      message: { t: 'out', id, epoch: offer.arriving.epoch, why: outBy(outcome) },
    });
  }
  return changed(
    draft,
    { offer: null, passedOver: PASSES_OVER.has(outcome) ? [...passedOver, staffId] : passedOver },
    effects,
    [
      {
        count: 'offer',
        mode: as ?? offer.mode,
        outcome,
        from: partyOf(record, offer.from)?.teams ?? [],
        to: offer.to.teams,
      },
    ],
  );
}

/** What one who was arriving is told. */
function outBy(outcome: OfferOutcome): OutBy {
  if (outcome === 'distrusted') return 'distrusted';
  return outcome === 'failed' ? 'no-channel' : 'vanished';
}

/** Whether the colleague has been asked, and does not learn it otherwise: by their own answer, or by the conversation's end. */
function knowsNot({ stage }: Offer, outcome: OfferOutcome): boolean {
  if (outcome === 'done' || outcome === 'declined') return false;
  return stage === 'asking-colleague' || (stage === 'arriving' && outcome !== 'overtaken');
}

/** To whoever offers. */
export function stageTold(record: ConversationRecord): Effect[] {
  const { id, offer } = record;
  if (offer === null) return [];
  const message = { t: 'offer', id, standing: standingOf(offer), chain: chainOf(offer.to) } as const;
  return [{ kind: 'to-staff', staffId: offer.from, message }];
}

export function offeredTo({ id, offer }: ConversationRecord): Effect[] {
  if (offer === null || offer.mode === 'consultation') return [];
  const { mode, to } = offer;
  const message = { t: 'offered', offer: offer.id, mode, chain: chainOf(to), notice: to.notice } as const;
  return [{ kind: 'to-youth', conversationId: id, message }];
}

export function requestTold(record: ConversationRecord): Effect[] {
  const request = requestOf(record);
  if (request === null || record.offer === null) return [];
  return [{ kind: 'to-staff', staffId: record.offer.to.staffId, message: { t: 'request', request } }];
}

/** H1, H10. */
function mayRefer(record: ConversationRecord, staffId: string, mode: ReferralMode): boolean {
  if (mode !== 'consultation') return record.state === 'open' && record.parties.length === 1;
  return !record.sides.some(({ purpose, initiator }) => purpose === 'consultation' && initiator.staffId === staffId);
}
