import type { QueueEntry, ToStaff } from '@dorren/shared/protocol/staff-messages.ts';
import type { StaffState } from './staff-state.ts';

type Queue = StaffState['queue'];

/** The queue after a batch of changes, in order of taking (SPEC Q2, Q8). */
export function withQueueChange(queue: Queue, change: Extract<ToStaff, { t: 'queue' }>): Queue {
  const gone = new Set([...change.removed, ...change.added].map(({ id }) => id));
  const stay = change.all ? [] : queue.entries.filter(({ id }) => !gone.has(id));
  return { entries: [...stay, ...change.added].sort(inOrder), waiting: change.waiting };
}

function inOrder(a: QueueEntry, b: QueueEntry): number {
  if (a.first !== b.first) return a.first ? -1 : 1;
  if (a.joinedAt !== b.joinedAt) return a.joinedAt - b.joinedAt;
  return a.id < b.id ? -1 : 1;
}
