/** One conversation's life: `waiting -> open <-> interrupted`, gone at its end (SPEC C, and N, Q and H as they meet it). */
import type { EndedBy } from '@dorren/shared/protocol/codes.ts';
import { isConnected, type Surroundings } from './around.ts';
import { answered, arrived } from './arrival.ts';
import { changesOf } from './changes.ts';
import { claimOver, declined } from './claim.ts';
import { concernEnded, concernOver, concernStepped, ownerDisabled, passedOn } from './concern.ts';
import { accept, refuse } from './decision.ts';
import { type Draft, decided, draftOf } from './draft.ts';
import type { Counted, Decision, Effect, Tally } from './effects.ts';
import type { ConversationEvent, PartyEvent, YouthEvent } from './events.ts';
import { broughtBack, checked, distrusted, givenBack, keysNamed, steppedOut } from './leaving.ts';
import { consented, offerExpired, offerOver, referred, withdrawn } from './offer.ts';
import { conversationIn, everybodyIn, holderOf } from './parties.ts';
import type { ConversationRecord, KeptRecord, Rules } from './records.ts';
import { decideLost, decideSettling, leftToSettle, settledTold } from './settling.ts';
import { sideEnded, withItsSides } from './sides.ts';
import { taken } from './taking.ts';
import { settlingOf } from './views.ts';
import { acknowledged, gone, isSecret, joined, noticeChanged, noticeTold, resumed } from './visiting.ts';

type Decided = Decision<KeptRecord>;

/** `record` is null when there is no conversation of this id, any more or ever. */
export function decide(
  rules: Rules,
  record: KeptRecord | null,
  around: Surroundings,
  event: ConversationEvent,
): Decided {
  if (record?.state === 'settling') return decideSettling(record, around, event);
  if (record?.state === 'lost') return decideLost(record, around, event);
  const decision = decideAlone(rules, record, around, event);
  if (!decision.ok) return decision;
  const going = conversationIn(decision.next);
  const next = going === null ? null : passedOn(withItsSides(going, around));
  const { first, last } = changesOf(record, next, (staffId) => isConnected(around, staffId));
  const outdated = next !== null && isBack(record, next) ? noticeTold(next, around.notices) : [];
  return { ...decision, next: next ?? decision.next, effects: [...first, ...decision.effects, ...last, ...outdated] };
}

/** In the queue again: what came into force meanwhile is still to be acknowledged (N4). */
function isBack(before: ConversationRecord | null, { state }: ConversationRecord): boolean {
  return before !== null && before.state !== 'waiting' && state === 'waiting';
}

/** Without what follows from it by itself. */
function decideAlone(
  rules: Rules,
  record: ConversationRecord | null,
  around: Surroundings,
  event: ConversationEvent,
): Decided {
  if (event.kind === 'join') return record === null ? joined(rules, around, event) : refuse('out-of-state');
  if (record === null) return refuse('unknown-conversation');
  switch (event.kind) {
    case 'take':
      return taken(rules, record, around, event);
    case 'expire':
      return expired(rules, record, event.at);
    case 'staff-checked':
      return checked(record, around, event);
    case 'keys-named':
      return keysNamed(record, around, event);
    case 'notice-changed':
      return noticeChanged(record, around);
    case 'stopping':
      return decided(claimOver(draftOf(record), 'shutdown'));
    case 'staff-disabled':
      return accept(ownerDisabled(record, event.staffId), []);
    case 'shutdown':
      return ended(rules, record, 'shutdown', event.at);
    default:
      return 'staffId' in event ? decideParty(rules, record, around, event) : decideYouth(rules, record, around, event);
  }
}

function decideYouth(
  rules: Rules,
  record: ConversationRecord,
  around: Surroundings,
  event: Exclude<YouthEvent, { kind: 'join' }>,
): Decided {
  if (event.kind === 'resume') return resumed(record, around, event);
  if (event.kind === 'beacon') {
    return isSecret(record, event.secret) ? ended(rules, record, 'youth', event.at) : refuse('unknown-conversation');
  }
  // A connection that has been replaced speaks for nobody.
  if (record.connection !== event.connection) return refuse('unknown-conversation');
  switch (event.kind) {
    case 'acknowledge':
      return acknowledged(record, around, event);
    case 'decline':
      return declined(record, event.claim);
    case 'distrust':
      return distrusted(record, event);
    case 'give-back':
      return givenBack(record, event);
    case 'consent':
      return consented(rules, record, around, event);
    case 'arrived':
      return arrived(record, event);
    case 'leave':
      return ended(rules, record, 'youth', event.at);
    case 'youth-gone':
      return gone(rules, record, event.at);
  }
}

function decideParty(rules: Rules, record: ConversationRecord, around: Surroundings, event: PartyEvent): Decided {
  const actor = around.staff.get(event.staffId)?.record ?? null;
  // P3: so does one of staff.
  if (actor === null || actor.connection !== event.connection) return refuse('unknown-conversation');
  if (actor.duty === null) return refuse('not-on-duty');
  switch (event.kind) {
    case 'refer':
      return referred(rules, record, around, event);
    case 'withdraw':
      return withdrawn(record, event);
    case 'answer':
      return answered(rules, record, around, event);
    case 'step-out':
      return steppedOut(record, event);
    case 'return':
      return broughtBack(record, event);
    case 'side-end':
      return sideEnded(record, event);
    case 'concern':
      return concernStepped(record, event);
    case 'concern-outcome':
      return concernEnded(record, event);
    case 'end':
      return endedByParty(rules, record, event);
  }
}

/** C10, H9, N8. */
function endedByParty(
  rules: Rules,
  record: ConversationRecord,
  { staffId, at }: Extract<PartyEvent, { kind: 'end' }>,
): Decided {
  if (!everybodyIn(record).some((one) => one.staffId === staffId)) return refuse('unknown-conversation');
  if (holderOf(record)?.staffId !== staffId) return refuse('not-allowed');
  return record.concern === null ? ended(rules, record, 'counsellor', at) : refuse('concern-open');
}

/** Q5, C8, H2, H3, H7, N5. */
function expired(rules: Rules, record: ConversationRecord, at: number): Decided {
  const { deadline, offer, claim } = record;
  if (deadline !== null && deadline <= at) return ended(rules, record, 'youth-vanished', at);
  if (offer !== null && offer.deadline <= at) return decided(offerExpired(record, offer.stage));
  if (claim !== null && claim.stoppedAt === null && claim.deadline <= at)
    return decided(claimOver(draftOf(record), 'unanswered'));
  return accept(record, []);
}

/** Q9, C7, C8, C10, H13, N10: whoever is still there and did not do it is told; the record goes in the same commit. */
function ended(rules: Rules, record: ConversationRecord, by: EndedBy, at: number): Decided {
  const { id } = record;
  const draft = claimOver(offerOver(draftOf(record), 'overtaken'), by === 'shutdown' ? 'shutdown' : 'youth-gone');
  const { effects, counted }: Draft = draft;
  // A stop waits before it ends anything (S2): nothing is to be settled after it.
  const left = by === 'shutdown' ? null : leftToSettle(rules, record, at);
  const told: Effect[] = [...effects];
  if (by !== 'youth') told.push({ kind: 'to-youth', conversationId: id, message: { t: 'ended', by } });
  const staff = everybodyIn(record).map((one) => one.staffId);
  // Whoever had it last is in no more.
  if (left !== null && !staff.includes(left.concern.owner)) staff.push(left.concern.owner);
  for (const staffId of staff) {
    const settling = left?.concern.owner === staffId ? settlingOf(left) : null;
    told.push({ kind: 'to-staff', staffId, message: { t: 'ended', id, by, settling } });
  }
  const { concern } = record;
  const isLost = concern !== null && left === null;
  const owner = concern?.owner ?? concern?.lastOwner ?? null;
  if (isLost && owner !== null) told.push(settledTold(id, owner, true));
  told.push({ kind: 'forgotten', conversationId: id });
  const [counts, tally] = countedAtEnd(record, by, at);
  const lost = isLost ? [concernOver(concern, { is: 'lost' })] : [];
  return accept<KeptRecord>(left, told, [...counted, counts, ...lost], tally);
}

function countedAtEnd({ state, takenAt }: ConversationRecord, by: EndedBy, at: number): [Counted, Tally | undefined] {
  if (state !== 'waiting')
    return [
      { count: 'ended', by },
      { kind: 'length', ms: Math.max(0, at - (takenAt ?? at)) },
    ];
  if (by === 'shutdown') return [{ count: 'ended', by }, undefined];
  return [
    { count: 'ended', by: 'abandoned' },
    { kind: 'abandoned', at },
  ];
}
