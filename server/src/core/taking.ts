/** Out of the queue into somebody's hands. */
import type { Around } from './around.ts';
import { freePlaces } from './candidates.ts';
import { accept, refuse } from './decision.ts';
import type { Decision, Effect } from './effects.ts';
import type { Take } from './events.ts';
import { isCurrent } from './notice.ts';
import { holderOf, presentedBy } from './parties.ts';
import { isTakeable } from './queue.ts';
import type { ConversationRecord, Party } from './records.ts';
import { chainOf, heldOf } from './views.ts';

/** Q3, Q4, N3, C1. */
export function taken(record: ConversationRecord, around: Around, event: Take): Decision<ConversationRecord> {
  const actor = around.staff.get(event.staffId);
  if (event.stopping) return refuse('shutting-down');
  // The second condition: a connection that has been replaced takes nobody (P3).
  if (actor === undefined || actor.record.connection !== event.connection || actor.record.duty === null) {
    return refuse('not-on-duty');
  }
  const holder = holderOf(record);
  if (holder !== null) return refuse('already-taken', holder.nameShown);
  if (freePlaces(actor) === 0) return refuse('at-capacity');
  if (record.excluded.includes(event.staffId)) return refuse('excluded');
  if (!isTakeable(record)) return refuse('out-of-state');
  if (!isCurrent(record.notice, event.current)) return refuse('notice-outdated');

  const { staffId, at } = event;
  const conversationId = record.id;
  const epoch = record.epoch + 1;
  const party: Party = {
    ...presentedBy(actor.record),
    epoch,
    since: at,
    came: 'taken',
    offer: null,
    arrived: true,
  };
  const next: ConversationRecord = {
    ...record,
    state: 'open',
    epoch,
    parties: [party],
    takenAt: at,
    returnedBy: null,
    requeuedFor: null,
    wanted: null,
  };
  const effects: Effect[] = [
    { kind: 'taken-from-queue', conversationId, by: party.nameShown },
    { kind: 'held-told', staffId, t: 'taken', held: heldOf(next, party, () => false) },
    { kind: 'to-youth', conversationId, message: { t: 'accepted', epoch, chain: chainOf(party), offer: null } },
  ];
  return accept(next, effects, [{ count: 'taken' }]);
}
