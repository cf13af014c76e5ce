/** What each party may see and ask (A1). Nothing of a record reaches anybody but through here. */
import type { CertificateChain } from '@dorren/shared/protocol/fields.ts';
import type { FromStaff, QueueEntry } from '@dorren/shared/protocol/staff-messages.ts';
import type { Role } from '@dorren/shared/protocol/values.ts';
import type { Held } from './effects.ts';
import type { ConversationRecord, Holder } from './records.ts';

const EVERYONE = ['hello', 'beat'] as const;
const COUNSELLOR = [...EVERYONE, 'duty-on', 'duty-change', 'duty-off', 'take', 'take-next', 'end'] as const;

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
  const { id, joinedAt, first, profile, notice } = record;
  return { id, joinedAt, first, profile, notice, wanted: null };
}

/** A conversation, as its holder sees it; `takenAt` is that of this holder. */
export function heldOf(record: ConversationRecord, takenAt: number): Held {
  const { id, epoch, joinedAt, state, profile, notice, acknowledgedAt } = record;
  return {
    id,
    epoch,
    came: 'taken',
    arriving: false,
    other: null,
    offer: null,
    joinedAt,
    takenAt,
    youthPresent: state === 'open',
    profile,
    notice,
    acknowledgedAt,
  };
}

/** What a youth is shown of whoever took the conversation (C1); `revocations` is the newest list. */
export function chainOf(holder: Holder, revocations: string): CertificateChain {
  const { staffId, staffCertificate, dutyCertificate } = holder;
  return { staffId, staffCertificate, dutyCertificate, revocations };
}
