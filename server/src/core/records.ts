/** What the relay knows while it lasts: one record a conversation, one a member of staff who is connected or on duty. */
import type { AcknowledgedNotice, Profile } from '@dorren/shared/protocol/fields.ts';
import type { OfferMode, OfferStage, ReferralMode, SidePurpose, Wanted } from '@dorren/shared/protocol/referral.ts';
import type { ConcernAge, ConcernStage } from '@dorren/shared/protocol/reporting-duty.ts';
import type { ConversationLanguage, ReadingLevel, Role, Team } from '@dorren/shared/protocol/values.ts';
import type { RequeueReason } from '@dorren/shared/protocol/youth-messages.ts';

/** A member of staff as others get to know them, with the certificates of the duty that they were on then. */
export interface Presented {
  readonly staffId: string;
  readonly nameShown: string;
  readonly organisation: string;
  readonly role: Role;
  readonly teams: readonly Team[];
  readonly staffCertificate: string;
  readonly dutyCertificate: string;
  /** The notice that they are bound by (N). */
  readonly notice: string;
}

/** What the youth acknowledged, and when. */
export interface Acknowledgement {
  readonly notice: AcknowledgedNotice;
  readonly at: number;
}

/** A member of staff in the conversation, in an epoch of their own (SPEC H). */
export interface Party extends Presented {
  readonly epoch: number;
  readonly since: number;
  /** Taken from the queue, or by an offer of this mode. */
  readonly came: 'taken' | OfferMode;
  /** The offer that the youth agreed to (H6); null for one who took the conversation from the queue. */
  readonly offer: string | null;
  /** The youth has said that the handshake holds; asked only of those who came by an offer. */
  readonly arrived: boolean;
  /** Of their notice, and current when it let them in: it stays what the handshake is bound to (N3, N6). */
  readonly acknowledged: Acknowledgement;
}

/** One who is bound otherwise would take the conversation, while the youth reads their notice (N5). */
export interface Claim {
  readonly id: string;
  readonly by: Presented;
  readonly deadline: number;
  /** However often the youth's line is down meanwhile. */
  readonly latest: number;
  /** Since when the youth's line is down, and the deadline stands still; null while it is not. */
  readonly stoppedAt: number | null;
}

/** An open concern (N7). */
export interface Concern {
  /** Staff id of whoever has taken it on: one who is in, or nobody. */
  readonly owner: string | null;
  /** While it is nobody's: who had it last, and settles it if nobody takes it on (N10); null once their account is disabled. */
  readonly lastOwner: string | null;
  readonly stage: ConcernStage;
  /** As it was judged last. */
  readonly age: ConcernAge;
  /** What it has gone through, whoever had it then: counted once it is over (N11). */
  readonly takenOver: boolean;
  readonly told: boolean;
  readonly reporting: boolean;
}

/** A question under way (H1). */
export interface Offer {
  readonly id: string;
  readonly mode: ReferralMode;
  /** Staff id of the party who made it. */
  readonly from: string;
  readonly to: Presented;
  readonly stage: OfferStage;
  /** When this stage is over. */
  readonly deadline: number;
  /** The colleague, as a party: exactly while `arriving`. */
  readonly arriving: Party | null;
}

/** A channel between two members of staff (H10, H11). */
export interface Side {
  readonly epoch: number;
  readonly purpose: SidePurpose;
  /** Begins the handshake. */
  readonly initiator: Presented;
  readonly responder: Presented;
}

export interface ConversationRecord {
  readonly id: string;
  /** The secret that the youth's tab shows to come back (C5). */
  readonly resume: string;
  readonly state: 'waiting' | 'open' | 'interrupted';
  /** One a notice, the door's first (N2). */
  readonly acknowledgements: readonly [Acknowledgement, ...Acknowledgement[]];
  readonly profile: Profile;
  readonly joinedAt: number;
  /** Returned to the queue: goes first (Q2). */
  readonly first: boolean;
  /** The last that was given, to a party or to a channel between staff: 0 before the first; never goes back. */
  readonly epoch: number;
  /** Those who are in, the holder first; nobody exactly while waiting, at most two (H9, H16). */
  readonly parties: readonly Party[];
  readonly offer: Offer | null;
  readonly sides: readonly Side[];
  /** When it was taken from the queue; null while waiting. */
  readonly takenAt: number | null;
  /** Staff who may not take it again, nor be proposed (C9). */
  readonly excluded: readonly string[];
  /** Staff who declined, did not answer, or were not wanted: named again only when nobody else is left (H1). */
  readonly passedOver: readonly string[];
  /** Who returned it to the queue last: their `take-next` passes over it (H12). */
  readonly returnedBy: string | null;
  /** Why it is back in the queue, for a youth who was away then (H15); null for one who has not been taken yet. */
  readonly requeuedFor: RequeueReason | null;
  readonly wanted: Wanted | null;
  /** Only while waiting. */
  readonly claim: Claim | null;
  /** Staff whose claim the youth declined, or did not answer: asked again only while there is nobody else (N5). */
  readonly declined: readonly string[];
  readonly unanswered: readonly string[];
  readonly concern: Concern | null;
  /** Name of the youth's live connection; null while gone. */
  readonly connection: string | null;
  /** When it ends unless the youth is back; null while present. */
  readonly deadline: number | null;
}

/** What is left of a conversation that is over with a concern that lacks an outcome (N10): nothing of the youth's. */
export interface SettlingRecord {
  readonly id: string;
  readonly state: 'settling';
  readonly concern: Concern & { readonly owner: string };
  /** When it is lost if it has no outcome by then, whoever is there. */
  readonly until: number;
}

/** A concern that was lost while its owner was away: they are still to be told (N10). */
export interface LostRecord {
  readonly id: string;
  readonly state: 'lost';
  readonly owner: string;
}

/** All that is kept under a conversation's id. */
export type KeptRecord = ConversationRecord | SettlingRecord | LostRecord;

export interface Duty {
  readonly languages: readonly ConversationLanguage[];
  readonly capacity: number;
  readonly staffCertificate: string;
  readonly dutyCertificate: string;
}

export interface StaffRecord {
  readonly staffId: string;
  readonly role: Role;
  readonly nameShown: string;
  readonly organisation: string;
  readonly teams: readonly Team[];
  readonly competences: readonly string[];
  /** The notice that they are bound by, as it was at `hello`; null: the door's, whichever that is at the moment (V8). */
  readonly notice: string | null;
  readonly duty: Duty | null;
  /** Name of the live connection; null while gone. */
  readonly connection: string | null;
  /** When duty ends unless the member of staff is back (P4); null while present. */
  readonly deadline: number | null;
}

/** The settings that the rules themselves need. Milliseconds. */
export interface Rules {
  /** Q1. */
  readonly mostWaiting: number;
  /** Q5. */
  readonly waitingGraceMs: number;
  /** C8. */
  readonly youthGraceMs: number;
  /** C6, P4. */
  readonly counsellorGraceMs: number;
  /** H2, N5. */
  readonly youthAnswerMs: number;
  /** H3. */
  readonly colleagueAnswerMs: number;
  /** H7. */
  readonly arrivingMs: number;
  /** N10. */
  readonly settlingMs: number;
}

/** Of one notice: the version in force, and its texts, each as `noticeTextName` says. */
export interface NoticeInForce {
  readonly version: string;
  readonly texts: ReadonlySet<string>;
}

/** What can be acknowledged now. The door's is always among them. */
export interface CurrentNotices {
  readonly door: string;
  readonly inForce: Readonly<Record<string, NoticeInForce>>;
}

export function noticeTextName(language: ConversationLanguage, level: ReadingLevel): string {
  return `${language} ${level}`;
}

/** Sums over all records, as they are after a commit. */
export interface Overview {
  /** Counts commits that changed any of it; a higher one is newer. */
  readonly version: number;
  /** Those who wait and are present. */
  readonly waiting: number;
  /** Those who wait, present or within their grace. */
  readonly seats: number;
  readonly open: number;
  readonly interrupted: number;
  /** Conversations that are over but for their concern (N10). */
  readonly settling: number;
  /** Open concerns, and how many of them nobody has taken on. */
  readonly concerns: number;
  readonly concernsNotTakenOn: number;
  /** Counsellors on duty, whatever their capacity. */
  readonly onDuty: number;
  /** Capacities on duty, added up. */
  readonly places: number;
  /** Q7; null until enough conversations have ended. */
  readonly medianLengthMs: number | null;
}
