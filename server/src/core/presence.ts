/** One member of staff: connected or not, on duty or not (SPEC P). */
import type { ConversationLanguage, Role, Team } from '@dorren/shared/protocol/values.ts';
import type { AroundStaff } from './around.ts';
import { partyTold } from './changes.ts';
import { mayClaimOn } from './claim.ts';
import { accept, refuse } from './decision.ts';
import type { Decision, Effect } from './effects.ts';
import { boundBy } from './notice.ts';
import { conversationIn, endsOf, everybodyIn, isEndOf } from './parties.ts';
import type { ConversationRecord, KeptRecord, Rules, StaffRecord } from './records.ts';
import { settledTold } from './settling.ts';
import { asideOf, claimOf, heldOf, requestOf, settlingOf } from './views.ts';

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
      organisation: string;
      teams: readonly Team[];
      competences: readonly string[];
      /** The notice that they are bound by; null: the door's (V8), which is `door` at the moment. */
      notice: string | null;
      door: string;
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
  /** The grace may be over (P4); every conversation concerned has been looked at before. */
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
      // What is settling keeps nobody on duty who is gone (N10).
      return isOver(record, event.at) && conversationsOf(around).length === 0
        ? accept<StaffRecord>(null, [])
        : accept(record, []);
    case 'dismissed':
      return accept({ ...record, duty: null, connection: null, deadline: event.at }, [
        { kind: 'staff-dismissed', staffId: record.staffId },
        ...(record.connection === null ? [] : presenceTold(record.staffId, around, false, () => true)),
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
      // A claim ends with it (N5).
      if (conversationsOf(around).some((one) => isIn(one, record.staffId))) return refuse('conversations-open');
      // N8.
      if (around.concerned.some(({ state }) => state === 'settling')) return refuse('concern-open');
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

/** P3, P5, C11, H14. What is not named is looked at by the shell, right after. */
function greeted(
  record: StaffRecord | null,
  around: AroundStaff,
  event: Extract<StaffEvent, { kind: 'hello' }>,
): Decided {
  const { kind: _kind, holding, door, ...greeting } = event;
  const { staffId, role, connection } = greeting;
  const duty = role === 'counsellor' ? (record?.duty ?? null) : null;
  const next: StaffRecord = { ...greeting, duty, deadline: null };
  const kept = duty === null ? [] : holding;
  const isThere = (id: string) => id === staffId || around.connected.has(id);
  const conversations = conversationsOf(around);
  const named = (id: string, epoch: number) => isNamed(kept, id, epoch);
  const effects: Effect[] = [
    {
      kind: 'staff-attached',
      staffId,
      connection,
      held: conversations.flatMap((one) =>
        everybodyIn(one)
          .filter((party) => party.staffId === staffId && named(one.id, party.epoch))
          .map((party) => heldOf(one, party, isThere)),
      ),
      sides: conversations.flatMap((one) =>
        one.sides
          .filter((side) => isEndOf(side, staffId) && named(one.id, side.epoch))
          .map((side) => asideOf(one.id, side, staffId, isThere)),
      ),
      requests: conversations.flatMap((one) => {
        const request = one.offer?.to.staffId === staffId ? requestOf(one) : null;
        return request === null ? [] : [request];
      }),
      claims: conversations.flatMap((one) => {
        const claim = one.claim !== null && mayClaimOn(one.claim, next, { door }) ? claimOf(one) : null;
        return claim === null ? [] : [claim];
      }),
      settling: keptFor(around).flatMap((one) => (one.state === 'settling' ? [settlingOf(one)] : [])),
      notice: boundBy(next, { door }),
    },
  ];
  if (role === 'counsellor') effects.push(dutyTold(next));
  if (duty !== null) effects.push({ kind: 'shown-queue', staffId, shown: true });
  for (const one of keptFor(around)) if (one.state === 'lost') effects.push(settledTold(one.id, staffId, true));
  // Whoever was away is back; one who merely changed connections was never told as gone.
  if (record?.connection === null) effects.push(...presenceTold(staffId, around, true, named));
  return accept(next, effects);
}

/** C6, P4, C11. */
function left(rules: Rules, record: StaffRecord, around: AroundStaff, at: number): Decided {
  if (record.duty === null && conversationsOf(around).length === 0) return accept<StaffRecord>(null, []);
  const away = { ...record, connection: null, deadline: at + rules.counsellorGraceMs };
  return accept(
    away,
    presenceTold(record.staffId, around, false, () => true),
  );
}

/** P5, H14. */
function isNamed(holding: readonly Pairing[], id: string, epoch: number): boolean {
  return holding.some((pairing) => pairing.id === id && pairing.epoch === epoch);
}

export function isOver(record: StaffRecord, at: number): boolean {
  return record.connection === null && record.deadline !== null && record.deadline <= at;
}

/** To youths and staff who have a channel with this member of staff, as far as its epoch is `meant`. */
function presenceTold(
  staffId: string,
  around: AroundStaff,
  present: boolean,
  meant: (id: string, epoch: number) => boolean,
): Effect[] {
  const isThere = (id: string) => (id === staffId ? present : around.connected.has(id));
  return conversationsOf(around).flatMap((record): Effect[] => {
    const { id, sides } = record;
    const parties = everybodyIn(record);
    const party = parties.find((one) => one.staffId === staffId && meant(id, one.epoch));
    const told: Effect[] = [];
    if (party !== undefined) {
      const { epoch } = party;
      told.push({ kind: 'to-youth', conversationId: id, message: { t: 'peer', epoch, present } });
      for (const other of parties) if (other !== party) told.push(partyTold(other, heldOf(record, other, isThere)));
    }
    for (const side of sides) {
      if (!isEndOf(side, staffId) || !meant(id, side.epoch)) continue;
      for (const other of endsOf(side)) {
        if (other.staffId === staffId) continue;
        const message = { t: 'side-presence', id, epoch: side.epoch, present } as const;
        told.push({ kind: 'to-staff', staffId: other.staffId, message });
      }
    }
    return told;
  });
}

/** In the same order whatever the store has them in: whoever came first is first. */
function conversationsOf({ concerned }: AroundStaff): ConversationRecord[] {
  return concerned
    .flatMap((one) => conversationIn(one) ?? [])
    .sort((a, b) => a.joinedAt - b.joinedAt || (a.id < b.id ? -1 : 1));
}

/** In the same order whatever the store has them in. */
function keptFor({ concerned }: AroundStaff): KeptRecord[] {
  return concerned.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function isIn(record: ConversationRecord, staffId: string): boolean {
  return everybodyIn(record).some((party) => party.staffId === staffId);
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
