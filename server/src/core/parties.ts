/** Who is who in a conversation: all of it functions of one record. */
import type { ConversationRecord, Party, Presented, Side, StaffRecord } from './records.ts';

/** H9: whoever has been in longest. */
export function holderOf(record: ConversationRecord): Party | null {
  return record.parties[0] ?? null;
}

export function partyOf(record: ConversationRecord, staffId: string): Party | null {
  return record.parties.find((party) => party.staffId === staffId) ?? null;
}

/** Those who are in, and the one who is arriving: everybody with a channel to the youth. */
export function everybodyIn({ parties, offer }: ConversationRecord): readonly Party[] {
  const arriving = offer?.arriving ?? null;
  return arriving === null ? parties : [...parties, arriving];
}

/** The other of two, whether in or arriving. */
export function otherThan(record: ConversationRecord, party: Party): Party | null {
  return everybodyIn(record).find(({ epoch }) => epoch !== party.epoch) ?? null;
}

export function presentedBy({ staffId, nameShown, organisation, role, teams, duty }: StaffRecord): Presented {
  const { staffCertificate, dutyCertificate } = duty ?? { staffCertificate: '', dutyCertificate: '' };
  return { staffId, nameShown, organisation, role, teams, staffCertificate, dutyCertificate };
}

export function endsOf({ initiator, responder }: Side): readonly [Presented, Presented] {
  return [initiator, responder];
}

export function isEndOf({ initiator, responder }: Side, staffId: string): boolean {
  return initiator.staffId === staffId || responder.staffId === staffId;
}

/** Every member of staff whom the record names: indexed by adapters, each once. */
export function concernedIn(record: ConversationRecord): readonly string[] {
  const { parties, offer, sides } = record;
  if (offer === null && sides.length === 0) return parties.map(({ staffId }) => staffId);
  const ids = new Set(parties.map(({ staffId }) => staffId));
  if (offer !== null) ids.add(offer.to.staffId);
  for (const side of sides) for (const { staffId } of endsOf(side)) ids.add(staffId);
  return [...ids];
}

/** Whose places it takes: indexed by adapters. */
export function placesIn(record: ConversationRecord): readonly string[] {
  return everybodyIn(record).map(({ staffId }) => staffId);
}

/** Who gives advice in consultations, once for each: indexed by adapters. */
export function advisersIn({ sides }: ConversationRecord): readonly string[] {
  return sides.flatMap(({ purpose, responder }) => (purpose === 'consultation' ? [responder.staffId] : []));
}

/** When something is due if nobody moves; null for never. Indexed by adapters. */
export function dueAt({ deadline, offer }: ConversationRecord): number | null {
  if (deadline === null || offer === null) return deadline ?? offer?.deadline ?? null;
  return Math.min(deadline, offer.deadline);
}
