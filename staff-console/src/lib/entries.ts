/** The log of a conversation or a consultation, entry by entry: pure. */
import type { FormAnswers } from '@dorren/shared/protocol/reporting-duty.ts';
import type { StaffCard, StaffEntry, StaffEvent, StaffForm, StaffMessage } from './staff-state.ts';

type Mark = StaffMessage['mark'];
type Unplaced<E extends StaffEntry> = Omit<E, 'number' | 'at'>;
/** An entry before it has its place. */
export type NewEntry = Unplaced<StaffMessage> | Unplaced<StaffCard> | Unplaced<StaffForm> | Unplaced<StaffEvent>;

/** `at`: milliseconds since 1970, by the server's clock. */
export function withEntry(entries: readonly StaffEntry[], entry: NewEntry, at: number): readonly StaffEntry[] {
  return [...entries, { ...entry, number: entries.length + 1, at }];
}

export function withMark<E extends StaffEntry>(entries: readonly E[], number: number, mark: Mark): readonly E[] {
  return entries.map((entry) => (entry.number === number && entry.kind !== 'event' ? { ...entry, mark } : entry));
}

/** Where the form was asked, there its answers stand; they say too that it has come. */
export function withAnswers(entries: readonly StaffEntry[], ask: string, answers: FormAnswers): readonly StaffEntry[] {
  return entries.map((entry) =>
    entry.kind === 'form' && entry.ask === ask ? { ...entry, answers, mark: 'delivered' as const } : entry,
  );
}

/** What was not confirmed by the end never will be. */
export function withoutHope<E extends StaffEntry>(entries: readonly E[]): readonly E[] {
  return entries.map((entry) =>
    entry.kind === 'event' || entry.mark === 'delivered' ? entry : { ...entry, mark: 'undelivered' as const },
  );
}
