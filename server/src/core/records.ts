/** What the relay knows while it lasts: one record a conversation, one a member of staff who is connected or on duty. */
import type { AcknowledgedNotice, Profile } from '@dorren/shared/protocol/fields.ts';
import type { ConversationLanguage, PageLanguage, Role } from '@dorren/shared/protocol/values.ts';

/** The member of staff who has taken a conversation, with the certificates the youth was shown for this epoch. */
export interface Holder {
  readonly staffId: string;
  readonly nameShown: string;
  readonly staffCertificate: string;
  readonly dutyCertificate: string;
}

export interface ConversationRecord {
  readonly id: string;
  /** The secret that the youth's tab shows to come back (C5). */
  readonly resume: string;
  readonly state: 'waiting' | 'open' | 'interrupted';
  readonly notice: AcknowledgedNotice;
  readonly acknowledgedAt: number;
  readonly profile: Profile;
  readonly joinedAt: number;
  /** Returned to the queue: goes first (Q2). */
  readonly first: boolean;
  /** Party epoch: 0 before the first holder; never goes back. */
  readonly epoch: number;
  /** Null exactly while waiting. */
  readonly holder: Holder | null;
  readonly takenAt: number | null;
  /** Staff who may not take it again (C9). */
  readonly excluded: readonly string[];
  /** Name of the youth's live connection; null while gone. */
  readonly connection: string | null;
  /** When it ends unless the youth is back; null while present. */
  readonly deadline: number | null;
}

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
}

/** The notice version in force in each language; null where there is none. */
export type CurrentNotices = Readonly<Record<PageLanguage, string | null>>;

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
  /** Counsellors on duty, whatever their capacity. */
  readonly onDuty: number;
  /** Capacities on duty, added up. */
  readonly places: number;
  /** Q7; null until enough conversations have ended. */
  readonly medianLengthMs: number | null;
}
