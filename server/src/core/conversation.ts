/** One conversation's life: `waiting -> open <-> interrupted`, gone at its end (SPEC C, and N, Q and H as they meet it). */
import type { EndedBy } from '@dorren/shared/protocol/codes.ts';
import { type Around, isConnected } from './around.ts';
import { answered, arrived } from './arrival.ts';
import { changesOf } from './changes.ts';
import { accept, refuse } from './decision.ts';
import { type Draft, decided, draftOf } from './draft.ts';
import type { Counted, Decision, Effect, Tally } from './effects.ts';
import type { ConversationEvent, PartyEvent, YouthEvent } from './events.ts';
import { broughtBack, checked, distrusted, givenBack, keysNamed, steppedOut } from './leaving.ts';
import { consented, offerExpired, offerOver, referred, withdrawn } from './offer.ts';
import { everybodyIn, holderOf } from './parties.ts';
import type { ConversationRecord, Rules } from './records.ts';
import { settled, sideEnded } from './sides.ts';
import { taken } from './taking.ts';
import { acknowledged, gone, isSecret, joined, noticeTold, resumed } from './visiting.ts';

type Decided = Decision<ConversationRecord>;

/** `record` is null when there is no conversation of this id, any more or ever. */
export function decide(
  rules: Rules,
  record: ConversationRecord | null,
  around: Around,
  event: ConversationEvent,
): Decided {
  const decision = decideAlone(rules, record, around, event);
  if (!decision.ok) return decision;
  const next = decision.next === null ? null : settled(decision.next);
  const { first, last } = changesOf(record, next, (staffId) => isConnected(around, staffId));
  return { ...decision, next, effects: [...first, ...decision.effects, ...last] };
}

/** Without what follows from it by itself. */
function decideAlone(
  rules: Rules,
  record: ConversationRecord | null,
  around: Around,
  event: ConversationEvent,
): Decided {
  if (event.kind === 'join') return record === null ? joined(rules, around, event) : refuse('out-of-state');
  if (record === null) return refuse('unknown-conversation');
  switch (event.kind) {
    case 'take':
      return taken(record, around, event);
    case 'expire':
      return expired(record, event.at);
    case 'staff-checked':
      return checked(record, around, event);
    case 'keys-named':
      return keysNamed(record, around, event);
    case 'notice-changed':
      return accept(record, noticeTold(record, event.current));
    case 'shutdown':
      return ended(record, 'shutdown', event.at);
    default:
      return 'staffId' in event ? decideParty(rules, record, around, event) : decideYouth(rules, record, around, event);
  }
}

function decideYouth(
  rules: Rules,
  record: ConversationRecord,
  around: Around,
  event: Exclude<YouthEvent, { kind: 'join' }>,
): Decided {
  if (event.kind === 'resume') return resumed(record, around, event);
  if (event.kind === 'beacon') {
    return isSecret(record, event.secret) ? ended(record, 'youth', event.at) : refuse('unknown-conversation');
  }
  // A connection that has been replaced speaks for nobody.
  if (record.connection !== event.connection) return refuse('unknown-conversation');
  switch (event.kind) {
    case 'acknowledge':
      return acknowledged(record, event);
    case 'distrust':
      return distrusted(record, event);
    case 'give-back':
      return givenBack(record, event);
    case 'consent':
      return consented(rules, record, event);
    case 'arrived':
      return arrived(record, event);
    case 'leave':
      return ended(record, 'youth', event.at);
    case 'youth-gone':
      return gone(rules, record, event.at);
  }
}

function decideParty(rules: Rules, record: ConversationRecord, around: Around, event: PartyEvent): Decided {
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
    case 'end':
      if (!everybodyIn(record).some(({ staffId }) => staffId === event.staffId)) return refuse('unknown-conversation');
      return holderOf(record)?.staffId === event.staffId
        ? ended(record, 'counsellor', event.at)
        : refuse('not-allowed');
  }
}

/** Q5, C8, H2, H3, H7. */
function expired(record: ConversationRecord, at: number): Decided {
  const { deadline, offer } = record;
  if (deadline !== null && deadline <= at) return ended(record, 'youth-vanished', at);
  if (offer !== null && offer.deadline <= at) return decided(offerExpired(record, offer.stage));
  return accept(record, []);
}

/** Q9, C7, C8, C10, H13: whoever is still there and did not do it is told; the record is removed in the same commit. */
function ended(record: ConversationRecord, by: EndedBy, at: number): Decided {
  const { id } = record;
  const { effects, counted }: Draft = offerOver(draftOf(record), 'overtaken');
  const told: Effect[] = [...effects];
  if (by !== 'youth') told.push({ kind: 'to-youth', conversationId: id, message: { t: 'ended', by } });
  for (const { staffId } of everybodyIn(record)) {
    told.push({ kind: 'to-staff', staffId, message: { t: 'ended', id, by } });
  }
  told.push({ kind: 'forgotten', conversationId: id });
  const [counts, tally] = countedAtEnd(record, by, at);
  return accept<ConversationRecord>(null, told, [...counted, counts], tally);
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
