/** A conversation that is over, whose concern still lacks an outcome: all that is left of it (SPEC N10). */
import { type Around, isConnected } from './around.ts';
import { concernOver, staged } from './concern.ts';
import { accept, refuse } from './decision.ts';
import type { Counted, Decision, Effect } from './effects.ts';
import type { ConversationEvent, PartyEvent } from './events.ts';
import { holderOf } from './parties.ts';
import type { ConversationRecord, LostRecord, Rules, SettlingRecord } from './records.ts';

type Over = SettlingRecord | LostRecord;
type Decided = Decision<Over>;

/** What is left of one that ends; null if nobody is there to settle it. */
export function leftToSettle(rules: Rules, record: ConversationRecord, at: number): SettlingRecord | null {
  const { id, concern } = record;
  const owner = concern?.owner ?? holderOf(record)?.staffId ?? concern?.lastOwner ?? null;
  if (concern === null || owner === null) return null;
  return { id, state: 'settling', concern: { ...concern, owner, lastOwner: null }, until: at + rules.settlingMs };
}

/** Nothing but what its owner says reaches it, its limit, and that the owner's account or the service is no more: not that they are away. */
export function decideSettling(record: SettlingRecord, around: Around, event: ConversationEvent): Decided {
  switch (event.kind) {
    case 'concern':
    case 'concern-outcome':
      return ownerSays(record, around, event);
    case 'expire':
      return event.at < record.until ? accept(record, []) : lost(record, !isConnected(around, record.concern.owner));
    case 'staff-disabled':
      return event.staffId === record.concern.owner ? lost(record, false) : accept(record, []);
    case 'shutdown':
      return lost(record, false);
    case 'staff-checked':
    case 'keys-named':
    case 'notice-changed':
    case 'stopping':
      return accept(record, []);
    default:
      return refuse('unknown-conversation');
  }
}

/** Until its owner is back, and has been told with `welcome`. */
export function decideLost(record: LostRecord, around: Around, event: ConversationEvent): Decided {
  switch (event.kind) {
    case 'keys-named': {
      const isBack = event.staffId === record.owner && isLive(around, event);
      return accept(isBack ? null : record, []);
    }
    case 'staff-disabled':
      return accept(event.staffId === record.owner ? null : record, []);
    case 'shutdown':
      return accept<Over>(null, []);
    case 'expire':
    case 'staff-checked':
    case 'notice-changed':
    case 'stopping':
      return accept(record, []);
    default:
      return refuse('unknown-conversation');
  }
}

/** `untold`: the owner is away, and is told when they are back. */
function lost({ id, concern }: SettlingRecord, untold: boolean): Decided {
  const counted = concernOver(concern, { is: 'lost' });
  const { owner } = concern;
  if (untold) return accept<Over>({ id, state: 'lost', owner }, [], [counted]);
  return accept<Over>(null, [settledTold(id, owner, true)], [counted]);
}

export function settledTold(id: string, staffId: string, isLost: boolean): Effect {
  return { kind: 'to-staff', staffId, message: { t: 'settled', id, lost: isLost } };
}

/** P3: a connection that has been replaced speaks for nobody. */
function isLive(around: Around, { staffId, connection }: { staffId: string; connection: string }): boolean {
  return around.staff.get(staffId)?.record.connection === connection;
}

function ownerSays(
  record: SettlingRecord,
  around: Around,
  event: Extract<PartyEvent, { kind: 'concern' | 'concern-outcome' }>,
): Decided {
  if (record.concern.owner !== event.staffId || !isLive(around, event)) return refuse('unknown-conversation');
  if (event.kind === 'concern-outcome') {
    return over(record, concernOver({ ...record.concern, age: event.age }, event.outcome));
  }
  if (event.step === 'open' || event.step === 'take-over') return refuse('out-of-state');
  const concern = staged(record.concern, event.step, event.age);
  return 'ok' in concern ? concern : accept({ ...record, concern }, []);
}

function over({ id, concern }: SettlingRecord, counted: Counted): Decided {
  return accept<Over>(null, [settledTold(id, concern.owner, false)], [counted]);
}
