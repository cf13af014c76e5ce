/** The log of a conversation or a consultation, entry by entry: pure. */
import type { StaffCard, StaffEntry, StaffEvent, StaffMessage } from './staff-state.ts';

type Mark = StaffMessage['mark'];
/** An entry before it has its place. */
export type NewText = Omit<StaffMessage, 'number' | 'at'>;
export type NewEntry = NewText | Omit<StaffCard, 'number' | 'at'> | Omit<StaffEvent, 'number' | 'at'>;

/** `at`: milliseconds since 1970, by the server's clock. */
export function withEntry(entries: readonly StaffEntry[], entry: NewEntry, at: number): readonly StaffEntry[] {
  return [...entries, { ...entry, number: entries.length + 1, at }];
}

export function withMark<E extends StaffEntry>(entries: readonly E[], number: number, mark: Mark): readonly E[] {
  return entries.map((entry) => (entry.number === number && entry.kind !== 'event' ? { ...entry, mark } : entry));
}

/** What was not confirmed by the end never will be. */
export function withoutHope<E extends StaffEntry>(entries: readonly E[]): readonly E[] {
  return entries.map((entry) =>
    entry.kind === 'event' || entry.mark === 'delivered' ? entry : { ...entry, mark: 'undelivered' as const },
  );
}
