/** Who is who in a conversation: all of it functions of one record. */
import { boundBy } from './notice.ts';
import type {
  Concern,
  ConversationRecord,
  CurrentNotices,
  KeptRecord,
  Party,
  Presented,
  Side,
  StaffRecord,
} from './records.ts';

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

/** As they are now, bound by the notice that binds them now. */
export function presentedBy(staff: StaffRecord, notices: CurrentNotices): Presented {
  const { staffId, nameShown, organisation, role, teams, duty } = staff;
  const notice = boundBy(staff, notices);
  const { staffCertificate, dutyCertificate } = duty ?? { staffCertificate: '', dutyCertificate: '' };
  return { staffId, nameShown, organisation, role, teams, staffCertificate, dutyCertificate, notice };
}

export function endsOf({ initiator, responder }: Side): readonly [Presented, Presented] {
  return [initiator, responder];
}

export function isEndOf({ initiator, responder }: Side, staffId: string): boolean {
  return initiator.staffId === staffId || responder.staffId === staffId;
}

/** Every member of staff whom the record names: indexed by adapters, each once. */
export function concernedIn(record: KeptRecord): readonly string[] {
  if (record.state === 'settling') return [record.concern.owner];
  if (record.state === 'lost') return [record.owner];
  const { parties, offer, sides, claim } = record;
  if (claim !== null) return [claim.by.staffId];
  if (offer === null && sides.length === 0) return parties.map(({ staffId }) => staffId);
  const ids = new Set(parties.map(({ staffId }) => staffId));
  if (offer !== null) ids.add(offer.to.staffId);
  for (const side of sides) for (const { staffId } of endsOf(side)) ids.add(staffId);
  return [...ids];
}

/** Whose places it takes: indexed by adapters. */
export function placesIn(record: KeptRecord): readonly string[] {
  if (record.state === 'settling' || record.state === 'lost') return [];
  if (record.claim !== null) return [record.claim.by.staffId];
  return everybodyIn(record).map(({ staffId }) => staffId);
}

/** Who gives advice in consultations, once for each: indexed by adapters. */
export function advisersIn(record: KeptRecord): readonly string[] {
  if (record.state === 'settling' || record.state === 'lost') return [];
  return record.sides.flatMap(({ purpose, responder }) => (purpose === 'consultation' ? [responder.staffId] : []));
}

/** When something is due if nobody moves; null for never. Indexed by adapters. */
export function dueAt(record: KeptRecord): number | null {
  if (record.state === 'settling') return record.until;
  if (record.state === 'lost') return null;
  const { deadline, offer, claim } = record;
  // An offer is of those who are in, a claim of one who waits: never both.
  const asked = offer?.deadline ?? (claim?.stoppedAt === null ? claim.deadline : null);
  if (deadline === null || asked === null) return deadline ?? asked;
  return Math.min(deadline, asked);
}

/** While anything of the conversation itself is left; null once it is over (N10). */
export function conversationIn(record: KeptRecord | null): ConversationRecord | null {
  return record === null || record.state === 'settling' || record.state === 'lost' ? null : record;
}

/** The open concern, whether the conversation goes on or not. */
export function concernIn(record: KeptRecord | null): Concern | null {
  return record === null || record.state === 'lost' ? null : record.concern;
}
