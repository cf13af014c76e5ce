/** What each party may see and ask (A1). Nothing of a record reaches anybody but through here. */
import type { AcknowledgedNotice, CertificateChain } from '@dorren/shared/protocol/fields.ts';
import type { ConcernSeen, Settling } from '@dorren/shared/protocol/reporting-duty.ts';
import type {
  Claim as ClaimSeen,
  Colleague,
  ColleagueOnDuty,
  FromStaff,
  OfferStanding,
  QueueEntry,
  ReferralRequest,
} from '@dorren/shared/protocol/staff-messages.ts';
import type { Role } from '@dorren/shared/protocol/values.ts';
import type { StaffAround } from './around.ts';
import { freePlaces } from './candidates.ts';
import type { Aside, Held } from './effects.ts';
import { otherThan, partyOf } from './parties.ts';
import type { ConversationRecord, Offer, Party, Presented, SettlingRecord, Side } from './records.ts';

const EVERYONE = ['hello', 'beat'] as const;
const COUNSELLOR = [
  ...EVERYONE,
  'duty-on',
  'duty-change',
  'duty-off',
  'take',
  'take-next',
  'end',
  'colleagues',
  'refer',
  'withdraw',
  'answer',
  'step-out',
  'return',
  'side-end',
  'card-given',
  'concern',
  'concern-outcome',
] as const;

const MAY_ASK: Readonly<Record<Role, ReadonlySet<FromStaff['t']>>> = {
  counsellor: new Set(COUNSELLOR),
  supervisor: new Set(EVERYONE),
  administrator: new Set(EVERYONE),
  'contact-person': new Set(EVERYONE),
};

export function mayAsk(role: Role, message: FromStaff['t']): boolean {
  return MAY_ASK[role].has(message);
}

/** Promise 6: counts, and for supervisors only. */
export function seesSupervision(role: Role): boolean {
  return role === 'supervisor';
}

/** One who waits, as every counsellor on duty sees them. */
export function queueEntryOf(record: ConversationRecord): QueueEntry {
  const { id, joinedAt, first, profile, acknowledgements, wanted, concern } = record;
  const [{ notice }] = acknowledgements;
  return { id, joinedAt, first, profile, notice, wanted, concern: concern !== null };
}

/** A conversation, as one who is in it or arriving sees it; `isThere`: whether a member of staff is connected. */
export function heldOf(record: ConversationRecord, party: Party, isThere: (staffId: string) => boolean): Held {
  const { id, joinedAt, state, profile, offer } = record;
  const { epoch, came, since, arrived, acknowledged } = party;
  const other = otherThan(record, party);
  const arriving = offer?.arriving?.epoch;
  return {
    id,
    epoch,
    came,
    arriving: arriving === epoch,
    arrived,
    other:
      other === null
        ? null
        : {
            ...colleagueOf(other),
            epoch: other.epoch,
            arriving: arriving === other.epoch,
            present: isThere(other.staffId),
          },
    offer: offer !== null && offer.from === party.staffId ? standingOf(offer) : null,
    joinedAt,
    takenAt: since,
    youthPresent: state === 'open',
    profile,
    notice: acknowledged.notice,
    acknowledgedAt: acknowledged.at,
    concern: concernSeen(record, party.staffId),
  };
}

/** N9. */
function concernSeen({ concern }: ConversationRecord, staffId: string): ConcernSeen | null {
  if (concern === null) return null;
  const mine = concern.owner === staffId;
  return { mine, taken: concern.owner !== null, stage: mine ? concern.stage : null };
}

/** N5, as the claimer sees it; null where there is no claim. */
export function claimOf({ id, profile, claim }: ConversationRecord): ClaimSeen | null {
  return claim === null ? null : { id, profile, deadline: claim.deadline };
}

/** N10. */
export function settlingOf({ id, concern }: SettlingRecord): Settling {
  return { id, stage: concern.stage };
}

/** An offer, as whoever made it sees it. */
export function standingOf({ id, mode, to, stage, deadline }: Offer): OfferStanding {
  return { offer: id, mode, to: colleagueOf(to), stage, deadline };
}

/** What the colleague is asked; null unless one is. A consultation is told de-identified: nothing of the youth's goes along (H3). */
export function requestOf(record: ConversationRecord): ReferralRequest | null {
  const { id, offer } = record;
  const from = offer === null ? null : partyOf(record, offer.from);
  if (offer === null || from === null || offer.stage !== 'asking-colleague') return null;
  const { mode, deadline } = offer;
  const told = mode === 'consultation' ? null : record;
  return {
    id,
    offer: offer.id,
    mode,
    from: colleagueOf(from),
    profile: told?.profile ?? null,
    notice: acknowledgedFor(told, offer),
    concern: told !== null && told.concern !== null,
    deadline,
  };
}

/** N2: of the notice that the colleague is bound by. */
function acknowledgedFor(told: ConversationRecord | null, { to }: Offer): AcknowledgedNotice | null {
  return told?.acknowledgements.find(({ notice }) => notice.notice === to.notice)?.notice ?? null;
}

/** A channel, as one of its two ends sees it. */
export function asideOf(id: string, side: Side, staffId: string, isThere: (staffId: string) => boolean): Aside {
  const { epoch, purpose, initiator, responder } = side;
  const isInitiator = initiator.staffId === staffId;
  const peer = isInitiator ? responder : initiator;
  return {
    id,
    epoch,
    purpose,
    peer: colleagueOf(peer),
    chain: chainOf(peer),
    initiator: isInitiator,
    present: isThere(peer.staffId),
  };
}

/** A1: one who is on duty, as other counsellors see them. */
export function colleagueOnDutyOf(one: StaffAround): ColleagueOnDuty {
  const { staffId, nameShown, organisation, role, teams, competences, duty } = one.record;
  return {
    ...{ staffId, nameShown, organisation, role },
    teams: [...teams],
    competences: [...competences],
    languages: [...(duty?.languages ?? [])],
    free: freePlaces(one) > 0,
  };
}

/** What whoever is to trust them is shown (C1, H2, H10). */
export function chainOf({
  staffId,
  staffCertificate,
  dutyCertificate,
}: Presented): Omit<CertificateChain, 'revocations'> {
  return { staffId, staffCertificate, dutyCertificate };
}

function colleagueOf({ staffId, nameShown, organisation, role }: Presented): Colleague {
  return { staffId, nameShown, organisation, role };
}
