/** A made-up directory, long enough to look at. No such place exists; the numbers are of the series reserved for fiction. */
import type {
  Competence,
  DirectoryChange,
  DirectoryEntry,
  DirectoryHours,
  ImportReport,
  KeptEntry,
  KeptOrganisation,
  StaffDirectory,
} from '@dorren/shared/protocol/directory.ts';
import type { StatisticsTold } from '@dorren/shared/protocol/statistics.ts';
import type { DirectoryActions } from '../src/features/directory/directory-actions.ts';

const DAY = 24 * 60 * 60 * 1000;
const NOW = Date.now();

const competence = (id: string, parent: string | null, sv: string, en: string, ar: string): Competence => ({
  id,
  parent,
  name: { sv, en, ar },
  also: parent === null ? [] : [`${sv.toLowerCase()} hjälp`],
});

const COMPETENCES: Competence[] = [
  competence('marriage', null, 'Äktenskap mot ens vilja', 'Marriage against one’s will', 'الزواج بالإكراه'),
  competence('child-marriage', 'marriage', 'Barnäktenskap', 'Child marriage', 'زواج الأطفال'),
  competence('abroad', 'marriage', 'Bortförd utomlands', 'Taken abroad', 'النقل إلى الخارج'),
  competence('violence', null, 'Våld och hot', 'Violence and threats', 'العنف والتهديد'),
  competence('digital', 'violence', 'Digital kontroll', 'Digital control', 'المراقبة الرقمية'),
  competence('spyware', 'digital', 'Spionprogram', 'Spyware', 'برامج التجسس'),
  competence('hbtq', null, 'Hbtq', 'LGBTQ', 'مجتمع الميم'),
];

const organisation = (id: string, kind: KeptOrganisation['organisation']['kind'], sv: string): KeptOrganisation => ({
  organisation: { id, kind, name: { sv }, staffNotes: id === 'north' ? 'Samma växel för alla enheter.' : null },
  revision: 1,
});

const office = [{ from: '08:30', to: '16:30' }];
const HOURS: DirectoryHours = {
  always: false,
  week: [office, office, [{ from: '08:30', to: '19:00' }], office, [{ from: '08:30', to: '15:00' }], [], []],
  holidays: [],
  exceptions: [{ date: '2030-12-23', intervals: [{ from: '08:30', to: '12:00' }] }],
};

const night = [
  { from: '00:00', to: '08:00' },
  { from: '16:30', to: '24:00' },
];
const weekend = [{ from: '00:00', to: '24:00' }];
const ON_CALL: DirectoryHours = {
  always: false,
  week: [night, night, night, night, night, weekend, weekend],
  holidays: weekend,
  exceptions: [],
};

const BASE: DirectoryEntry = {
  id: 'north-youth',
  organisationId: 'north',
  name: { sv: 'Ungdomsgruppen Norra' },
  about: {
    sv: 'Socialsekreterare som möter unga under 18 som lever med hedersrelaterat våld och förtryck.',
    en: 'Social workers who meet youths under 18 who live with honour-related violence.',
  },
  whatHappens: {
    sv: 'En socialsekreterare svarar. Hen frågar var du bor och om du är i fara nu. Du behöver inte säga vad du heter.',
  },
  areas: [
    { kind: 'municipality', code: '0163' },
    { kind: 'district', municipality: '0180', name: 'Rinkeby' },
  ],
  competences: ['abroad', 'child-marriage', 'spyware'],
  languages: ['sv', 'en', 'so'],
  interpreter: true,
  ages: { from: null, to: 17 },
  hours: HOURS,
  telephones: [
    { number: '08-465 004 10', label: { sv: 'Mottagningen', en: 'Reception', ar: 'الاستقبال' } },
    { number: '070-174 06 50', label: null },
  ],
  safeContact: { sv: 'Ring från skolans telefon, eller be skolkuratorn ringa.' },
  saysWho: false,
  anonymity: 'at-first',
  address: 'Storgatan 1, Påhittad',
  isPublic: true,
  staffNotes: 'Fråga efter Amal vid risk för bortförande. Hon svarar även kvällar.',
  contactPersons: [
    { name: 'Amal Exempel', telephone: '070-174 06 51', email: 'amal@example.org', about: 'bortförande, även kvällar' },
    { name: 'Per Påhitt', telephone: null, email: null, about: null },
  ],
};

const kept = (part: Partial<DirectoryEntry>, days: number | null): KeptEntry => ({
  entry: { ...BASE, ...part },
  revision: 3,
  confirmed: days === null ? null : { by: 'Eva', at: NOW - days * DAY },
});

const SHORT: Partial<DirectoryEntry> = {
  whatHappens: null,
  safeContact: null,
  staffNotes: null,
  contactPersons: [],
  address: null,
  saysWho: null,
};

export const STAFF_DIRECTORY: StaffDirectory = {
  organisations: [
    organisation('north', 'social-services', 'Norra kommunens socialtjänst'),
    organisation('lantern', 'girls-shelter', 'Tjejjouren Lyktan'),
    organisation('on-call', 'social-services-out-of-hours', 'Socialjouren'),
    organisation('police', 'police', 'Polisens brottsofferstöd'),
  ],
  entries: [
    kept({}, 20),
    kept(
      {
        ...SHORT,
        id: 'lantern-chat',
        organisationId: 'lantern',
        name: { sv: 'Lyktans jour', en: 'The Lantern helpline', ar: 'خط لِكتان' },
        about: { sv: 'Någon att prata med, dygnet runt.', ar: 'شخص تتحدث إليه في أي وقت.' },
        areas: [{ kind: 'county' }],
        competences: ['hbtq'],
        hours: { ...HOURS, always: true },
        anonymity: 'yes',
        ages: { from: 13, to: 25 },
      },
      230,
    ),
    kept(
      {
        ...SHORT,
        id: 'on-call-city',
        organisationId: 'on-call',
        name: { sv: 'Socialjouren i staden', en: 'The city’s out-of-hours social services' },
        about: { sv: 'När kontoren är stängda, för den som är i fara.' },
        areas: [{ kind: 'municipality', code: '0180' }],
        competences: [],
        hours: ON_CALL,
        telephones: [{ number: '08-465 004 20', label: null }],
        staffNotes: 'Be att få tala med den som är i tjänst för barn och unga.',
        isPublic: false,
        ages: { from: null, to: null },
      },
      12,
    ),
    kept(
      {
        ...SHORT,
        id: 'on-call-county',
        organisationId: 'on-call',
        name: { sv: 'Länets gemensamma socialjour' },
        about: { sv: 'För kommuner utan egen jour.' },
        areas: [{ kind: 'county' }],
        competences: [],
        hours: { ...HOURS, always: true },
        telephones: [{ number: '08-465 004 21', label: { sv: 'Dygnet runt' } }],
        isPublic: false,
        ages: { from: null, to: null },
      },
      200,
    ),
    kept(
      {
        ...SHORT,
        id: 'police-support',
        organisationId: 'police',
        name: { sv: 'Brottsofferstödet' },
        about: { sv: 'Svarar på frågor om anmälan och skydd.' },
        areas: [{ kind: 'country' }],
        competences: [],
        hours: null,
        telephones: [],
        isPublic: false,
        interpreter: false,
        anonymity: 'unknown',
        ages: { from: null, to: null },
      },
      null,
    ),
  ],
  competences: COMPETENCES,
  competencesRevision: 2,
  ownOrganisation: null,
  mayEdit: true,
};

export const OWN_DIRECTORY: StaffDirectory = {
  ...STAFF_DIRECTORY,
  organisations: STAFF_DIRECTORY.organisations.slice(0, 1),
  entries: [
    ...STAFF_DIRECTORY.entries.slice(0, 1),
    kept({ ...SHORT, id: 'north-jour', name: { sv: 'Socialjouren Norra' }, hours: null }, 400),
  ],
  ownOrganisation: 'north',
};

/** What somebody else has made of the first entry meanwhile. */
export const OVERTAKEN_DIRECTORY: StaffDirectory = {
  ...OWN_DIRECTORY,
  entries: OWN_DIRECTORY.entries.map((each) =>
    each.entry.id === BASE.id
      ? {
          ...each,
          revision: each.revision + 1,
          entry: {
            ...each.entry,
            telephones: [{ number: '08-465 004 99', label: null }],
            whatHappens: null,
            hours: { ...HOURS, holidays: 'as-usual' },
          },
        }
      : each,
  ),
};

const change = (id: number, part: Partial<DirectoryChange> & Pick<DirectoryChange, 'subject'>): DirectoryChange => ({
  id,
  at: NOW - (20 - id) * 60 * 60 * 1000,
  by: 'Amal',
  organisationId: 'north',
  kind: 'changed',
  undoes: null,
  importId: null,
  undoable: false,
  ...part,
});

const CHANGES: DirectoryChange[] = [
  change(12, {
    undoable: true,
    subject: {
      of: 'entry',
      before: BASE,
      after: {
        ...BASE,
        about: { sv: 'Socialsekreterare som möter unga under 20.', ar: 'أخصائيون يلتقون بالشباب دون العشرين.' },
        telephones: [{ number: '08-465 004 11', label: null }],
        languages: ['sv', 'en', 'so', 'ar'],
        ages: { from: 13, to: 20 },
        hours: { ...HOURS, week: [office, office, office, office, office, [], []] },
        contactPersons: BASE.contactPersons.slice(1),
      },
    },
  }),
  change(11, { kind: 'confirmed', subject: { of: 'entry', before: BASE, after: BASE } }),
  change(10, {
    by: 'Johan',
    organisationId: null,
    undoable: true,
    subject: {
      of: 'competences',
      before: COMPETENCES.slice(0, 5),
      after: [
        ...COMPETENCES.slice(0, 4),
        { ...competence('digital', null, 'Digital kontroll', 'Digital control', 'المراقبة') },
      ],
    },
  }),
  change(9, { kind: 'removed', undoes: 7, undoable: true, subject: { of: 'entry', before: BASE, after: null } }),
  change(8, { kind: 'created', importId: 4, subject: { of: 'entry', before: null, after: BASE } }),
];

export const IMPORT_PROBLEMS: ImportReport = {
  imported: false,
  problems: [
    { line: 4, field: 'telephones', code: 'malformed' },
    { line: 12, field: 'competences', code: 'unknown-competence' },
    { line: 12, field: null, code: 'duplicate-id' },
    { line: null, field: 'name', code: 'missing-column' },
  ],
  organisations: { created: 0, changed: 0, unchanged: 3 },
  entries: { created: 2, changed: 1, unchanged: 40 },
  competences: { created: 0, changed: 0, unchanged: 7 },
};

export const IMPORT_FINE: ImportReport = { ...IMPORT_PROBLEMS, problems: [] };

const refused = async () => 'unavailable' as const;

export const DIRECTORY_ACTIONS: DirectoryActions = {
  saveEntry: refused,
  removeEntry: refused,
  saveOrganisation: refused,
  removeOrganisation: refused,
  saveCompetences: refused,
  confirm: refused,
  changes: async () => ({ ok: true, value: { changes: CHANGES, more: true } }),
  undo: async () => 'stale-revision',
  import: async () => ({ ok: true, value: IMPORT_PROBLEMS }),
  export: refused,
  reload: () => undefined,
};

export const STATISTICS: StatisticsTold = {
  referrals: [
    {
      month: '2026-10',
      kind: 'card',
      total: 41,
      rows: [
        { from: 'social-worker', to: 'womens-shelter', outcome: 'done', count: 23 },
        { from: 'counsellor', to: 'youth-clinic', outcome: 'done', count: 18 },
      ],
    },
    {
      month: '2026-10',
      kind: 'handover',
      total: null,
      rows: [
        { from: 'counsellor', to: 'police-coordinator', outcome: 'done', count: 7 },
        { from: 'counsellor', to: 'police-coordinator', outcome: 'youth-no', count: null },
      ],
    },
    {
      month: '2026-09',
      kind: 'return',
      total: 6,
      rows: [{ from: 'midwife', to: 'queue', outcome: 'done', count: 6 }],
    },
  ],
  concerns: [
    {
      month: '2026-10',
      age: 'under-15',
      rows: [
        { happened: 'opened', why: null, count: 9 },
        { happened: 'told', why: null, count: 8 },
        { happened: 'reported', why: null, count: 7 },
        { happened: 'not-possible', why: 'not-known-who', count: null },
      ],
    },
    { month: '2026-10', age: 'adult', rows: [{ happened: 'opened', why: null, count: null }] },
  ],
};
