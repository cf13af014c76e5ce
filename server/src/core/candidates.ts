/** H1: whom an offer can be made to. */
import { MAX_CAPACITY } from '@dorren/shared/protocol/staff-messages.ts';
import type { Around, StaffAround } from './around.ts';
import type { Refer } from './events.ts';
import { partyOf } from './parties.ts';
import type { ConversationRecord } from './records.ts';

/** The colleague named, or the one to be named; null if there is nobody. */
export function colleagueFor(record: ConversationRecord, around: Around, event: Refer): StaffAround | null {
  const suitable = around.onDuty.filter((one) => isMeant(one, event) && isSuitable(record, one, event));
  if (event.to.kind === 'colleague') return suitable[0] ?? null;
  const fresh = suitable.filter((one) => !record.passedOver.includes(one.record.staffId));
  const [first] = (fresh.length > 0 ? fresh : suitable).toSorted(byFreePlaces);
  return first ?? null;
}

/** Whether one more conversation could go to them. */
export function freePlaces({ record, holds }: StaffAround): number {
  return Math.max(0, (record.duty?.capacity ?? 0) - holds);
}

/** One tab has the keys of so many channels at most (MOST_PAIRINGS). */
export function mayAdvise({ advises }: StaffAround): boolean {
  return advises < MAX_CAPACITY;
}

function isMeant({ record }: StaffAround, { to, competences }: Refer): boolean {
  switch (to.kind) {
    case 'colleague':
      return record.staffId === to.staffId;
    case 'team':
      return record.teams.includes(to.team);
    case 'competence':
      return record.competences.some((one) => competences.has(one));
    case 'language':
      return record.duty?.languages.includes(to.language) ?? false;
  }
}

function isSuitable(record: ConversationRecord, one: StaffAround, { mode }: Refer): boolean {
  const { staffId, duty, connection } = one.record;
  if (duty === null || connection === null) return false;
  if (partyOf(record, staffId) !== null || record.excluded.includes(staffId)) return false;
  return mode === 'consultation' ? mayAdvise(one) : freePlaces(one) > 0;
}

function byFreePlaces(a: StaffAround, b: StaffAround): number {
  const difference = freePlaces(b) - freePlaces(a);
  if (difference !== 0) return difference;
  return a.record.staffId < b.record.staffId ? -1 : 1;
}
