/** A conversation that is over, whose concern still lacks an outcome: all that is left of it (SPEC N10). */
import type { Around } from './around.ts';
import { concernOver, staged } from './concern.ts';
import { accept, refuse } from './decision.ts';
import type { Counted, Decision, Effect } from './effects.ts';
import type { ConversationEvent, PartyEvent } from './events.ts';
import { holderOf } from './parties.ts';
import { isOver } from './presence.ts';
import type { ConversationRecord, SettlingRecord } from './records.ts';

type Decided = Decision<SettlingRecord>;

/** What is left of one that ends; null if nobody is there to settle it. */
export function leftToSettle(record: ConversationRecord): SettlingRecord | null {
  const { id, concern } = record;
  const owner = concern?.owner ?? holderOf(record)?.staffId ?? null;
  return concern === null || owner === null ? null : { id, state: 'settling', concern: { ...concern, owner } };
}

/** Nothing but what its owner says reaches it, and that the owner or the service is gone. */
export function decideSettling(record: SettlingRecord, around: Around, event: ConversationEvent): Decided {
  switch (event.kind) {
    case 'concern':
    case 'concern-outcome':
      return ownerSays(record, around, event);
    case 'staff-checked': {
      const { owner } = record.concern;
      if (event.staffId !== owner) return accept(record, []);
      const staff = around.staff.get(owner)?.record ?? null;
      return staff === null || isOver(staff, event.at)
        ? over(record, concernOver(record.concern, { is: 'lost' }))
        : accept(record, []);
    }
    case 'shutdown':
      return over(record, concernOver(record.concern, { is: 'lost' }));
    case 'expire':
    case 'keys-named':
    case 'notice-changed':
      return accept(record, []);
    default:
      return refuse('unknown-conversation');
  }
}

function ownerSays(
  record: SettlingRecord,
  around: Around,
  event: Extract<PartyEvent, { kind: 'concern' | 'concern-outcome' }>,
): Decided {
  const { staffId, connection } = event;
  // P3: a connection that has been replaced speaks for nobody.
  if (record.concern.owner !== staffId || around.staff.get(staffId)?.record.connection !== connection) {
    return refuse('unknown-conversation');
  }
  if (event.kind === 'concern-outcome')
    return over(record, concernOver({ ...record.concern, age: event.age }, event.outcome));
  if (event.step === 'open' || event.step === 'take-over') return refuse('out-of-state');
  const concern = staged(record.concern, event.step, event.age);
  return 'ok' in concern ? concern : accept({ ...record, concern }, []);
}

function over({ id, concern }: SettlingRecord, counted: Counted): Decided {
  const told: Effect = { kind: 'to-staff', staffId: concern.owner, message: { t: 'settled', id } };
  return accept<SettlingRecord>(null, [told], [counted]);
}
