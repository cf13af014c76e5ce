/** One conversation's life: `waiting -> open <-> interrupted`, gone at its end (SPEC C, and Q and N as they meet it). */
import type { EndedBy } from '@dorren/shared/protocol/codes.ts';
import type { Around } from './around.ts';
import { accept, refuse } from './decision.ts';
import type { Decision, Effect, Tally } from './effects.ts';
import type { ConversationEvent, YouthEvent } from './events.ts';
import { isCurrent } from './notice.ts';
import { isOver } from './presence.ts';
import { doorState } from './queue.ts';
import type { ConversationRecord, CurrentNotices, Rules } from './records.ts';
import { returned, taken } from './taking.ts';
import { chainOf } from './views.ts';

type Decided = Decision<ConversationRecord>;
type Event<Kind extends ConversationEvent['kind']> = Extract<ConversationEvent, { kind: Kind }>;

/** `record` is null when there is no conversation of this id, any more or ever. */
export function decide(
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
    case 'end':
      return record.holder?.staffId === event.staffId && around.actor?.connection === event.connection
        ? ended(record, 'counsellor', event.at)
        : refuse('unknown-conversation');
    case 'expire':
      return record.deadline !== null && record.deadline <= event.at
        ? ended(record, 'youth-vanished', event.at)
        : accept(record, []);
    case 'holder-vanished':
      return record.holder?.staffId === event.staffId && isGoneForGood(around, event.at)
        ? returned(record, 'counsellor-vanished')
        : accept(record, []);
    case 'keys-lost':
      return record.holder?.staffId === event.staffId && around.holder?.connection === event.connection
        ? returned(record, 'counsellor-vanished')
        : accept(record, []);
    case 'notice-changed':
      return accept(record, noticeTold(record, event.current));
    case 'shutdown':
      return ended(record, 'shutdown', event.at);
    default:
      return decideYouth(rules, record, around, event);
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
    return sameSecret(record.resume, event.secret) ? ended(record, 'youth', event.at) : refuse('unknown-conversation');
  }
  // A connection that has been replaced speaks for nobody.
  if (record.connection !== event.connection) return refuse('unknown-conversation');
  switch (event.kind) {
    case 'acknowledge':
      return acknowledged(record, event);
    case 'distrust':
      if (record.state !== 'open') return refuse('out-of-state');
      if (record.epoch !== event.epoch) return refuse('wrong-epoch');
      return returned(record, 'distrusted', event.reason);
    case 'leave':
      return ended(record, 'youth', event.at);
    case 'youth-gone':
      return gone(rules, record, event.at);
  }
}

/** N1, Q1. */
function joined(rules: Rules, around: Around, event: Event<'join'>): Decided {
  if (event.stopping) return refuse('shutting-down');
  const door = doorState(event.open, around.overview, rules);
  if (door === 'closed') return refuse('door-closed');
  if (!isCurrent(event.notice, event.current)) return refuse('notice-outdated');
  if (door === 'nobody-on-duty') return refuse('nobody-on-duty');
  if (door === 'full') return refuse('queue-full');
  const { id, resume, connection, notice, profile, at } = event;
  const record: ConversationRecord = {
    id,
    resume,
    state: 'waiting',
    notice,
    acknowledgedAt: at,
    profile,
    joinedAt: at,
    first: false,
    epoch: 0,
    holder: null,
    takenAt: null,
    excluded: [],
    connection,
    deadline: null,
  };
  const effects: Effect[] = [
    { kind: 'youth-attached', conversationId: id, connection, pairing: null },
    { kind: 'to-youth-placed', conversationId: id, message: { t: 'joined', id, resume } },
  ];
  return accept(record, effects, { counted: { count: 'joined' } });
}

/** N4: only one whose notice is out of force acknowledges anew; the place is kept. */
function acknowledged(record: ConversationRecord, event: Event<'acknowledge'>): Decided {
  if (record.state !== 'waiting' || isCurrent(record.notice, event.current)) return refuse('out-of-state');
  if (!isCurrent(event.notice, event.current)) return refuse('notice-outdated');
  return accept({ ...record, notice: event.notice, acknowledgedAt: event.at }, [
    { kind: 'to-youth-placed', conversationId: record.id, message: { t: 'place' } },
  ]);
}

/** N4: one who waits is told when what they acknowledged is out of force. */
function noticeTold(record: ConversationRecord, current: CurrentNotices): Effect[] {
  if (record.state !== 'waiting' || isCurrent(record.notice, current)) return [];
  return [{ kind: 'to-youth', conversationId: record.id, message: { t: 'refused', code: 'notice-outdated' } }];
}

/** C5, C8. */
function resumed(record: ConversationRecord, around: Around, event: Event<'resume'>): Decided {
  if (!sameSecret(record.resume, event.secret)) return refuse('unknown-conversation');
  const { id: conversationId, holder, epoch } = record;
  const { connection } = event;
  const back = { ...record, connection, deadline: null };
  if (holder === null) {
    return accept(back, [
      { kind: 'youth-attached', conversationId, connection, pairing: null },
      { kind: 'to-youth', conversationId, message: { t: 'resumed', state: 'waiting', epochs: [], offer: null } },
      { kind: 'to-youth-placed', conversationId, message: { t: 'place' } },
      ...noticeTold(back, event.current),
    ]);
  }
  const { staffId } = holder;
  const chain = chainOf(holder, event.revocations);
  const present = around.holder !== null && around.holder.connection !== null;
  const effects: Effect[] = [
    { kind: 'youth-attached', conversationId, connection, pairing: { staffId, epoch } },
    { kind: 'to-youth', conversationId, message: { t: 'resumed', state: 'open', epochs: [epoch], offer: null } },
    { kind: 'to-youth', conversationId, message: { t: 'accepted', epoch, chain, offer: null } },
    { kind: 'to-youth', conversationId, message: { t: 'peer', epoch, present } },
  ];
  if (record.state === 'interrupted') {
    effects.push({ kind: 'to-staff', staffId, message: { t: 'presence', id: conversationId, youthPresent: true } });
  }
  return accept({ ...back, state: 'open' }, effects);
}

/** Q5, C8. */
function gone(rules: Rules, record: ConversationRecord, at: number): Decided {
  const away = { ...record, connection: null };
  const { id, holder } = record;
  if (holder === null) return accept({ ...away, deadline: at + rules.waitingGraceMs }, []);
  return accept({ ...away, state: 'interrupted', deadline: at + rules.youthGraceMs }, [
    { kind: 'to-staff', staffId: holder.staffId, message: { t: 'presence', id, youthPresent: false } },
  ]);
}

/** Q9, C7, C8, C10: whoever is still there and did not do it is told; the record is removed in the same commit. */
function ended(record: ConversationRecord, by: EndedBy, at: number): Decided {
  const { id, holder, takenAt } = record;
  const effects: Effect[] = [];
  if (by !== 'youth') effects.push({ kind: 'to-youth', conversationId: id, message: { t: 'ended', by } });
  if (holder !== null) {
    effects.push(
      { kind: 'unpaired', conversationId: id },
      { kind: 'to-staff', staffId: holder.staffId, message: { t: 'ended', id, by } },
    );
  }
  effects.push({ kind: 'forgotten', conversationId: id });
  if (holder !== null) {
    const tally: Tally = { kind: 'length', ms: Math.max(0, at - (takenAt ?? at)) };
    return accept<ConversationRecord>(null, effects, { tally, counted: { count: 'ended', by } });
  }
  if (by === 'shutdown') return accept<ConversationRecord>(null, effects, { counted: { count: 'ended', by } });
  const tally: Tally = { kind: 'abandoned', at };
  return accept<ConversationRecord>(null, effects, { tally, counted: { count: 'ended', by: 'abandoned' } });
}

function isGoneForGood(around: Around, at: number): boolean {
  return around.holder === null || isOver(around.holder, at);
}

/** In the time of its length, whatever it contains: both have the schema's one length. */
function sameSecret(ours: string, theirs: string): boolean {
  if (ours.length !== theirs.length) return false;
  let different = 0;
  for (let at = 0; at < ours.length; at++) different |= ours.charCodeAt(at) ^ theirs.charCodeAt(at);
  return different === 0;
}
