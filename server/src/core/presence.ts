/** One member of staff: connected or not, on duty or not (SPEC P). */
import type { ConversationLanguage, Role } from '@dorren/shared/protocol/values.ts';
import type { AroundStaff } from './around.ts';
import { accept, refuse } from './decision.ts';
import type { Decision, Effect } from './effects.ts';
import type { ConversationRecord, Rules, StaffRecord } from './records.ts';
import { heldOf } from './views.ts';

/** One whose keys a tab has. */
export interface Pairing {
  readonly id: string;
  readonly epoch: number;
}

export type StaffEvent =
  /** `holding`: pairings whose keys this tab still has (P5). */
  | {
      kind: 'hello';
      staffId: string;
      role: Role;
      nameShown: string;
      connection: string;
      holding: readonly Pairing[];
    }
  | {
      kind: 'duty-on';
      connection: string;
      languages: readonly ConversationLanguage[];
      capacity: number;
      /** Null while not certified. */
      staffCertificate: string | null;
      dutyCertificate: string;
    }
  | { kind: 'duty-change'; connection: string; languages: readonly ConversationLanguage[]; capacity: number }
  | { kind: 'duty-off'; connection: string }
  | { kind: 'staff-gone'; at: number; connection: string }
  /** The grace may be over (P4); what was held has been returned before. */
  | { kind: 'grace-over'; at: number }
  /** Every session has ended (A8): gone at once, without a grace. */
  | { kind: 'dismissed'; at: number };

type Decided = Decision<StaffRecord>;

/** `record` is null for one who is neither connected nor on duty. */
export function decidePresence(
  rules: Rules,
  record: StaffRecord | null,
  around: AroundStaff,
  event: StaffEvent,
): Decided {
  if (event.kind === 'hello') return greeted(record, around, event);
  if (record === null) return accept<StaffRecord>(null, []);
  switch (event.kind) {
    case 'staff-gone':
      return record.connection === event.connection ? left(rules, record, around, event.at) : accept(record, []);
    case 'grace-over':
      return isOver(record, event.at) && around.held.length === 0 ? accept<StaffRecord>(null, []) : accept(record, []);
    case 'dismissed':
      return accept({ ...record, duty: null, connection: null, deadline: event.at }, [
        { kind: 'staff-dismissed', staffId: record.staffId },
      ]);
    default:
      // A connection that has been replaced speaks for nobody (P3).
      return record.connection === event.connection ? decideDuty(record, around, event) : refuse('out-of-state');
  }
}

function decideDuty(
  record: StaffRecord,
  around: AroundStaff,
  event: Extract<StaffEvent, { kind: 'duty-on' | 'duty-change' | 'duty-off' }>,
): Decided {
  const { duty } = record;
  switch (event.kind) {
    case 'duty-on': {
      const { staffCertificate, dutyCertificate, languages, capacity } = event;
      if (record.role !== 'counsellor') return refuse('not-allowed');
      if (staffCertificate === null || dutyCertificate === '') return refuse('not-certified');
      return onDuty({ ...record, duty: { languages, capacity, staffCertificate, dutyCertificate } }, duty === null);
    }
    case 'duty-change':
      if (duty === null) return refuse('not-on-duty');
      return onDuty({ ...record, duty: { ...duty, languages: event.languages, capacity: event.capacity } }, false);
    case 'duty-off':
      if (duty === null) return refuse('not-on-duty');
      if (around.held.length > 0) return refuse('conversations-open');
      return accept({ ...record, duty: null }, [
        { kind: 'shown-queue', staffId: record.staffId, shown: false },
        dutyTold({ ...record, duty: null }),
      ]);
  }
}

function onDuty(record: StaffRecord, begins: boolean): Decided {
  const effects: Effect[] = [dutyTold(record)];
  if (begins) effects.push({ kind: 'shown-queue', staffId: record.staffId, shown: true });
  return accept(record, effects);
}

/** P3, P5, C11. Held conversations that are not named are returned by the shell, right after. */
function greeted(
  record: StaffRecord | null,
  around: AroundStaff,
  event: Extract<StaffEvent, { kind: 'hello' }>,
): Decided {
  const { staffId, role, nameShown, connection } = event;
  const duty = role === 'counsellor' ? (record?.duty ?? null) : null;
  const next: StaffRecord = { staffId, role, nameShown, duty, connection, deadline: null };
  const kept = around.held.filter((held) => duty !== null && isKept(held, event.holding));
  const effects: Effect[] = [
    { kind: 'staff-attached', staffId, connection, held: kept.map((held) => heldOf(held, held.takenAt ?? 0)) },
  ];
  if (role === 'counsellor') effects.push(dutyTold(next));
  if (duty !== null) effects.push({ kind: 'shown-queue', staffId, shown: true });
  // Whoever was away is back; one who merely changed connections was never told as gone.
  if (record?.connection === null) effects.push(...peerTold(kept, true));
  return accept(next, effects);
}

/** C6, P4, C11. */
function left(rules: Rules, record: StaffRecord, around: AroundStaff, at: number): Decided {
  if (record.duty === null && around.held.length === 0) return accept<StaffRecord>(null, []);
  return accept({ ...record, connection: null, deadline: at + rules.counsellorGraceMs }, peerTold(around.held, false));
}

/** P5. */
export function isKept({ id, epoch }: ConversationRecord, holding: readonly Pairing[]): boolean {
  return holding.some((pairing) => pairing.id === id && pairing.epoch === epoch);
}

export function isOver(record: StaffRecord, at: number): boolean {
  return record.connection === null && record.deadline !== null && record.deadline <= at;
}

function peerTold(conversations: readonly ConversationRecord[], present: boolean): Effect[] {
  return conversations.map(({ id, epoch }) => ({
    kind: 'to-youth',
    conversationId: id,
    message: { t: 'peer', epoch, present },
  }));
}

function dutyTold(record: StaffRecord): Effect {
  const { staffId, duty } = record;
  return {
    kind: 'to-staff',
    staffId,
    message: {
      t: 'duty',
      on: duty !== null,
      languages: [...(duty?.languages ?? [])],
      capacity: duty?.capacity ?? 0,
    },
  };
}
