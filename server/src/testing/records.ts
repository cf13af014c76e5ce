/** Records and surroundings as tests want them: ordinary, but for what a test is about. */
import type { AcknowledgedNotice } from '@dorren/shared/protocol/fields.ts';
import type { AroundStaff, StaffAround, Surroundings } from '../core/around.ts';
import type { Join, Take } from '../core/events.ts';
import { presentedBy } from '../core/parties.ts';
import type {
  Concern,
  ConversationRecord,
  CurrentNotices,
  Duty,
  KeptRecord,
  Overview,
  Party,
  Presented,
  Rules,
  SettlingRecord,
  StaffRecord,
} from '../core/records.ts';

export const RULES: Rules = {
  mostWaiting: 100,
  waitingGraceMs: 1_000,
  youthGraceMs: 2_000,
  counsellorGraceMs: 500,
  youthAnswerMs: 3_000,
  colleagueAnswerMs: 800,
  arrivingMs: 600,
  settlingMs: 10_000,
};
const TEXTS: ReadonlySet<string> = new Set(['sv standard', 'sv easy', 'en standard', 'ar standard']);

/** The version in force of each notice; every one has the same texts. */
export function noticesOf(versions: Readonly<Record<string, string>>, door = 'main'): CurrentNotices {
  const inForce = Object.entries(versions).map(([notice, version]) => [notice, { version, texts: TEXTS }] as const);
  return { door, inForce: Object.fromEntries(inForce) };
}

/** `main` is the door's; by `school` some are bound. */
export const NOTICES = noticesOf({ main: '1', school: '1' });

export function acknowledging(changes: Partial<AcknowledgedNotice> = {}): AcknowledgedNotice {
  return { notice: 'main', version: '1', language: 'sv', level: 'standard', ...changes };
}

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
    settling: 0,
    concerns: 0,
    concernsNotTakenOn: 0,
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
    notice: 'main',
    duty: duty(),
    connection: `${staffId}'s`,
    deadline: null,
    ...changes,
  };
}

export function presented(staffId: string): Presented {
  return presentedBy(staff(staffId), NOTICES);
}

export function party(staffId: string, changes: Partial<Party> = {}): Party {
  const acknowledged = { notice: acknowledging(), at: 1 };
  const came = { came: 'taken', offer: null, arrived: true, acknowledged } as const;
  return { ...presented(staffId), epoch: 1, since: 10, ...came, ...changes };
}

export function concern(owner: string | null, changes: Partial<Concern> = {}): Concern {
  return {
    owner,
    lastOwner: null,
    stage: 'concern',
    age: '15-17',
    takenOver: false,
    told: false,
    reporting: false,
    ...changes,
  };
}

/** `until`: as it is for one that ended at 500. */
export function settling(owner: string, changes: Partial<Concern> = {}, until = 10_500): SettlingRecord {
  return { id: idOf(1), state: 'settling', concern: { ...concern(owner, changes), owner }, until };
}

export function waiting(changes: Partial<ConversationRecord> = {}): ConversationRecord {
  return {
    id: idOf(1),
    resume: secretOf(1),
    state: 'waiting',
    acknowledgements: [{ notice: acknowledging(), at: 1 }],
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
    claim: null,
    declined: [],
    unanswered: [],
    concern: null,
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
  changes: { overview?: Overview; holds?: number; advises?: number; notices?: CurrentNotices } = {},
): Surroundings {
  const { holds = 0, advises = 0 } = changes;
  const all = there.map((record): StaffAround => ({ record, holds, advises }));
  return {
    overview: changes.overview ?? overview(),
    staff: new Map(all.map((one) => [one.record.staffId, one])),
    onDuty: all.filter(({ record }) => record.duty !== null),
    notices: changes.notices ?? NOTICES,
    leastEpoch: 0,
  };
}

export function aroundStaff(concerned: KeptRecord[] = [], connected: readonly string[] = []): AroundStaff {
  return { overview: overview(), concerned, connected: new Set(connected) };
}

export function join(changes: Partial<Join> = {}): Join {
  return {
    kind: 'join',
    at: 1,
    id: idOf(1),
    resume: secretOf(1),
    connection: "youth's",
    notice: acknowledging(),
    profile: { language: 'sv' },
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
    stopping: false,
    claim: idOf(500),
    next: false,
    ...changes,
  };
}
