/** Out of the queue into somebody's hands, and back to its front. */
import type { DistrustReason } from '@dorren/shared/protocol/codes.ts';
import type { Around } from './around.ts';
import { accept, refuse } from './decision.ts';
import type { Decision, Effect } from './effects.ts';
import type { Take } from './events.ts';
import { isCurrent } from './notice.ts';
import { isTakeable } from './queue.ts';
import type { ConversationRecord, Holder } from './records.ts';
import { chainOf, heldOf } from './views.ts';

/** Q3, Q4, N3, C1. */
export function taken(record: ConversationRecord, around: Around, event: Take): Decision<ConversationRecord> {
  const { actor } = around;
  if (event.stopping) return refuse('shutting-down');
  // The second condition: a connection that has been replaced takes nobody (P3).
  if (actor === null || actor.connection !== event.connection || actor.duty === null) return refuse('not-on-duty');
  if (record.holder !== null) return refuse('already-taken', record.holder.nameShown);
  if (around.actorHolds >= actor.duty.capacity) return refuse('at-capacity');
  if (record.excluded.includes(actor.staffId)) return refuse('excluded');
  if (!isTakeable(record)) return refuse('out-of-state');
  if (!isCurrent(record.notice, event.current)) return refuse('notice-outdated');

  const { staffId, nameShown, duty } = actor;
  const { staffCertificate, dutyCertificate } = duty;
  const holder: Holder = { staffId, nameShown, staffCertificate, dutyCertificate };
  const conversationId = record.id;
  const epoch = record.epoch + 1;
  const next: ConversationRecord = { ...record, state: 'open', epoch, holder, takenAt: event.at };
  const chain = chainOf(holder, event.revocations);
  const effects: Effect[] = [
    { kind: 'opened', conversationId, pairing: { staffId, epoch }, held: heldOf(next, event.at), takenBy: nameShown },
    { kind: 'to-youth', conversationId, message: { t: 'accepted', epoch, chain, offer: null } },
  ];
  return accept(next, effects, { counted: { count: 'taken' } });
}

/** C6, C9. A youth who is away keeps the deadline they had. */
export function returned(
  record: ConversationRecord,
  reason: 'counsellor-vanished' | 'distrusted',
  distrust?: DistrustReason,
): Decision<ConversationRecord> {
  const { id: conversationId, holder } = record;
  if (holder === null) return refuse('out-of-state');
  const { staffId } = holder;
  const effects: Effect[] = [{ kind: 'unpaired', conversationId }];
  if (distrust !== undefined) {
    effects.push({ kind: 'to-staff', staffId, message: { t: 'distrusted', id: conversationId, reason: distrust } });
  }
  effects.push({ kind: 'to-youth-placed', conversationId, message: { t: 'requeued', reason } });
  const excluded = distrust === undefined ? record.excluded : [...record.excluded, staffId];
  return accept({ ...record, state: 'waiting', first: true, holder: null, takenAt: null, excluded }, effects);
}
