/** What is new in the queue since it was last looked at; pure. */
import type { QueueEntry } from '@dorren/shared/protocol/staff-messages.ts';

export interface Seen {
  ids: ReadonlySet<string>;
  /** How many new ones there have been in all; counts up. */
  arrivals: number;
  /** False until a first queue has come: those who wait already are no arrivals. */
  begun: boolean;
}

export const NOTHING_SEEN: Seen = { ids: new Set(), arrivals: 0, begun: false };

/** `watching`: on duty and connected; otherwise nothing counts, and the next queue is a first one. */
export function look(seen: Seen, entries: readonly QueueEntry[], watching: boolean): Seen {
  if (!watching) return seen.begun ? { ...NOTHING_SEEN, arrivals: seen.arrivals } : seen;
  const ids = new Set(entries.map(({ id }) => id));
  const fresh = seen.begun ? entries.filter(({ id }) => !seen.ids.has(id)).length : 0;
  if (seen.begun && fresh === 0 && ids.size === seen.ids.size) return seen;
  return { ids, arrivals: seen.arrivals + fresh, begun: true };
}
