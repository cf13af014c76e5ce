/** Records and surroundings as tests want them: ordinary, but for what a test is about. */
import type { Around, AroundStaff, StaffAround } from '../core/around.ts';
import type { Join, Take } from '../core/events.ts';
import { presentedBy } from '../core/parties.ts';
import type { ConversationRecord, Duty, Overview, Party, Presented, Rules, StaffRecord } from '../core/records.ts';

export const RULES: Rules = {
  mostWaiting: 100,
  waitingGraceMs: 1_000,
  youthGraceMs: 2_000,
  counsellorGraceMs: 500,
  youthAnswerMs: 3_000,
  colleagueAnswerMs: 800,
  arrivingMs: 600,
};
export const NOTICES = { sv: '1', en: '1', ar: '1' } as const;

/** As long as a real one, and as likely as not to sort before another. */
export function idOf(number: number): string {
  return `${String((number * 7_919) % 10_000).padStart(4, '0')}${String(number).padStart(18, '_')}`;
}

export function secretOf(number: number): string {
  return `secret-${String(number)}`.padEnd(43, '.');
}

export function overview(changes: Partial<Overview> = {}): Overview {
  return {
    version: 0,
    waiting: 0,
    seats: 0,
    open: 0,
    interrupted: 0,
    onDuty: 1,
    places: 1,
    medianLengthMs: null,
    ...changes,
  };
}

export function duty(changes: Partial<Duty> = {}): Duty {
  return { languages: ['sv'], capacity: 2, staffCertificate: 'staff', dutyCertificate: 'duty', ...changes };
}

export function staff(staffId: string, changes: Partial<StaffRecord> = {}): StaffRecord {
  return {
    staffId,
    role: 'counsellor',
    nameShown: `name of ${staffId}`,
    organisation: 'The centre',
    teams: [],
    competences: [],
    duty: duty(),
    connection: `${staffId}'s`,
    deadline: null,
    ...changes,
  };
}

export function presented(staffId: string): Presented {
  return presentedBy(staff(staffId));
}

export function party(staffId: string, changes: Partial<Party> = {}): Party {
  return { ...presented(staffId), epoch: 1, since: 10, came: 'taken', offer: null, arrived: true, ...changes };
}

export function waiting(changes: Partial<ConversationRecord> = {}): ConversationRecord {
  return {
    id: idOf(1),
    resume: secretOf(1),
    state: 'waiting',
    notice: { version: '1', language: 'sv' },
    acknowledgedAt: 1,
    profile: { language: 'sv' },
    joinedAt: 1,
    first: false,
    epoch: 0,
    parties: [],
    offer: null,
    sides: [],
    takenAt: null,
    excluded: [],
    passedOver: [],
    returnedBy: null,
    requeuedFor: null,
    wanted: null,
    connection: "youth's",
    deadline: null,
    ...changes,
  };
}

export function open(staffId: string, changes: Partial<ConversationRecord> = {}): ConversationRecord {
  return waiting({ state: 'open', epoch: 1, parties: [party(staffId)], takenAt: 10, ...changes });
}

/** Those given are there, and hold as many as `holds` says. */
export function around(
  there: readonly StaffRecord[] = [],
  changes: { overview?: Overview; holds?: number; advises?: number } = {},
): Around {
  const { holds = 0, advises = 0 } = changes;
  const all = there.map((record): StaffAround => ({ record, holds, advises }));
  return {
    overview: changes.overview ?? overview(),
    staff: new Map(all.map((one) => [one.record.staffId, one])),
    onDuty: all.filter(({ record }) => record.duty !== null),
  };
}

export function aroundStaff(concerned: ConversationRecord[] = [], connected: readonly string[] = []): AroundStaff {
  return { overview: overview(), concerned, connected: new Set(connected) };
}

export function join(changes: Partial<Join> = {}): Join {
  return {
    kind: 'join',
    at: 1,
    id: idOf(1),
    resume: secretOf(1),
    connection: "youth's",
    notice: { version: '1', language: 'sv' },
    profile: { language: 'sv' },
    current: NOTICES,
    open: true,
    stopping: false,
    ...changes,
  };
}

export function take(staffId: string, changes: Partial<Take> = {}): Take {
  return {
    kind: 'take',
    at: 10,
    staffId,
    connection: `${staffId}'s`,
    current: NOTICES,
    stopping: false,
    ...changes,
  };
}
