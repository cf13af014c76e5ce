/** C1, N5: a conversation out of the queue is open, in a new epoch. */
import { type Around, nextEpoch } from './around.ts';
import type { Effect } from './effects.ts';
import type { Acknowledgement, ConversationRecord, Party, Presented } from './records.ts';
import { chainOf, heldOf } from './views.ts';

/** The caller has seen that `acknowledged` is of their notice, and current. */
export function opened(
  record: ConversationRecord,
  around: Around,
  by: Presented,
  acknowledged: Acknowledgement,
  at: number,
): { next: ConversationRecord; effects: Effect[] } {
  const epoch = nextEpoch(record, around);
  const came = { came: 'taken', offer: null, arrived: true } as const;
  const party: Party = { ...by, ...came, epoch, since: at, acknowledged };
  const next: ConversationRecord = {
    ...record,
    state: 'open',
    epoch,
    parties: [party],
    takenAt: at,
    returnedBy: null,
    requeuedFor: null,
    wanted: null,
    claim: null,
  };
  const { staffId, notice } = party;
  const message = { t: 'accepted', epoch, chain: chainOf(party), offer: null, notice } as const;
  return {
    next,
    effects: [
      { kind: 'held-told', staffId, t: 'taken', held: heldOf(next, party, () => false) },
      { kind: 'to-youth', conversationId: record.id, message },
    ],
  };
}
