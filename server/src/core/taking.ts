/** Out of the queue into somebody's hands. */
import type { Surroundings } from './around.ts';
import { freePlaces } from './candidates.ts';
import { claimed, mayClaim } from './claim.ts';
import { accept, refuse } from './decision.ts';
import type { Decision } from './effects.ts';
import type { Take } from './events.ts';
import { acknowledgementOf, isDoorAcknowledged } from './notice.ts';
import { opened } from './opening.ts';
import { holderOf, presentedBy } from './parties.ts';
import { isTakeable } from './queue.ts';
import type { ConversationRecord, Rules } from './records.ts';

/** Q3, Q4, N3, N5, C1. */
export function taken(
  rules: Rules,
  record: ConversationRecord,
  around: Surroundings,
  event: Take,
): Decision<ConversationRecord> {
  const actor = around.staff.get(event.staffId);
  if (event.stopping) return refuse('shutting-down');
  // The second condition: a connection that has been replaced takes nobody (P3).
  if (actor === undefined || actor.record.connection !== event.connection || actor.record.duty === null) {
    return refuse('not-on-duty');
  }
  const holder = holderOf(record) ?? record.claim?.by ?? null;
  if (holder !== null) return refuse('already-taken', holder.nameShown);
  if (freePlaces(actor) === 0) return refuse('at-capacity');
  if (record.excluded.includes(event.staffId)) return refuse('excluded');
  if (!isTakeable(record)) return refuse('out-of-state');
  const { notices } = around;
  const by = presentedBy(actor.record, notices);
  const { notice, nameShown } = by;
  if (!isDoorAcknowledged(record, notices)) return refuse('notice-outdated');
  const acknowledged = acknowledgementOf(record, notice, notices);
  if (acknowledged === null) {
    // A notice that is not there could never be acknowledged.
    const isThere = Object.hasOwn(notices.inForce, notice);
    if (event.claim === null || !isThere) return refuse('notice-outdated');
    if (!mayClaim(record, around, event)) return refuse('excluded');
    return claimed(rules, record, by, { id: event.claim, at: event.at });
  }
  const { next, effects } = opened(record, around, by, acknowledged, event.at);
  return accept(
    next,
    [{ kind: 'taken-from-queue', conversationId: record.id, by: nameShown }, ...effects],
    [{ count: 'taken' }],
  );
}
