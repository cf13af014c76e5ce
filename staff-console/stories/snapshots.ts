/** Made-up snapshots, long enough to look at. Nobody in them exists. */
import type { Settings } from '@dorren/shared/protocol/content.ts';
import type { Replies } from '@dorren/shared/protocol/staff-http.ts';
import type { QueueEntry, Supervision } from '@dorren/shared/protocol/staff-messages.ts';
import type { ListedAccount } from '../src/features/accounts/accounts-actions.ts';
import type { Conversation, StaffMessage, StaffState } from '../src/lib/staff-state.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const NOW = Date.now();

const notice = { notice: 'main', version: '2026-11.1', language: 'sv', level: 'standard' } as const;
const id = (name: string) => name.padEnd(22, '0');

export const QUEUE: readonly QueueEntry[] = [
  {
    id: id('returned'),
    joinedAt: NOW - 23 * MINUTE,
    first: true,
    profile: { ageBand: '15-17', language: 'sv', topics: ['marriage', 'abroad'], municipality: '0180' },
    notice,
    wanted: null,
    concern: false,
  },
  {
    id: id('arabic'),
    joinedAt: NOW - 12 * MINUTE - 8 * SECOND,
    first: false,
    profile: { ageBand: '18-20', language: 'ar', topics: ['control'], municipality: '0127' },
    notice: { ...notice, language: 'ar', level: 'easy' },
    wanted: null,
    concern: false,
  },
  {
    id: id('silent'),
    joinedAt: NOW - 6 * MINUTE - 41 * SECOND,
    first: false,
    profile: {},
    notice,
    wanted: null,
    concern: false,
  },
  {
    id: id('somali'),
    joinedAt: NOW - 2 * MINUTE - 5 * SECOND,
    first: false,
    profile: { ageBand: 'under-13', language: 'so', topics: ['violence', 'online', 'friend'] },
    notice,
    wanted: null,
    concern: false,
  },
  {
    id: id('newest'),
    joinedAt: NOW - 14 * SECOND,
    first: false,
    profile: { ageBand: '21-26', language: 'en', topics: ['identity'], municipality: '0139' },
    notice: { ...notice, language: 'en' },
    wanted: null,
    concern: false,
  },
];

function texts(lines: readonly [from: StaffMessage['from'], text: string][], begun: number): StaffMessage[] {
  return lines.map(([from, text], index) => ({
    kind: 'text',
    number: index + 1,
    from,
    text,
    at: begun + index * 47 * SECOND,
    mark: index > lines.length - 2 ? 'sent' : 'delivered',
  }));
}

const SWEDISH = texts(
  [
    ['counsellor', 'Hej! Jag heter Maria och är rådgivare här. Vad fint att du skriver. Vad vill du prata om?'],
    ['youth', 'hej'],
    [
      'youth',
      'mina föräldrar säger att vi ska till farmor i sommar men jag hörde min kusin säga något om en fest\noch att jag inte behöver packa skolböckerna',
    ],
    [
      'counsellor',
      'Tack för att du berättar. Jag förstår att det känns läskigt. Sitter du så att du kan skriva ostört just nu?',
    ],
    ['youth', 'ja på toa'],
    ['counsellor', 'Bra. Blir det osäkert är det bara att stänga, du behöver inte förklara dig.'],
  ],
  NOW - 6 * MINUTE,
);

const ARABIC = texts(
  [
    ['counsellor', 'مرحبًا! اسمي ماريا. يمكنك أن تكتب بالعربية.'],
    ['youth', 'مرحبا، أخي يفتش هاتفي كل يوم ولا يسمح لي بالخروج بعد المدرسة'],
    ['youth', 'لا أعرف إن كان هذا "طبيعيًا" في السويد'],
  ],
  NOW - 4 * MINUTE,
);

function conversation(name: string, part: Partial<Conversation> = {}): Conversation {
  return {
    id: id(name),
    profile: { ageBand: '15-17', language: 'sv', topics: ['marriage', 'abroad'], municipality: '0180' },
    notice,
    acknowledgedAt: NOW - 17 * MINUTE,
    concern: null,
    concernOver: null,
    joinedAt: NOW - 16 * MINUTE,
    takenAt: NOW - 7 * MINUTE,
    phase: 'talking',
    endedBy: null,
    distrust: null,
    came: 'taken',
    arriving: false,
    other: null,
    offer: null,
    summary: null,
    differs: false,
    awaitsSide: false,
    wentAlong: null,
    messages: SWEDISH,
    youthWriting: false,
    unread: 0,
    fingerprint: [12, 49, 3, 60, 16, 27, 45],
    canSend: true,
    ...part,
  };
}

export const SWEDISH_TALK = conversation('one', { youthWriting: true });
export const ARABIC_TALK = conversation('two', {
  profile: { ageBand: '18-20', language: 'ar', topics: ['control', 'online'], municipality: '0127' },
  notice: { ...notice, language: 'ar', level: 'easy' },
  messages: ARABIC,
  unread: 2,
});
export const HANDSHAKE = conversation('three', {
  phase: 'handshake',
  messages: [],
  fingerprint: null,
  canSend: false,
  profile: {},
});
export const INTERRUPTED = conversation('four', { phase: 'interrupted', unread: 1 });
export const ENDED = conversation('five', { phase: 'ended', endedBy: 'youth' });
export const REQUEUED = conversation('six', { phase: 'ended', endedBy: 'requeued' });
export const DISTRUSTED = conversation('seven', {
  phase: 'distrusted',
  distrust: 'expired',
  messages: [],
  fingerprint: null,
});
export const FULL = conversation('eight', {
  canSend: false,
  messages: SWEDISH.map((message) => ({ ...message, mark: 'waiting' })),
});

export function staffState(part: Partial<StaffState> = {}): StaffState {
  return {
    connection: 'online',
    closed: null,
    staffId: id('maria'),
    role: 'counsellor',
    nameShown: 'Maria',
    clockOffsetMs: 0,
    duty: { on: true, languages: ['sv', 'en', 'ar'], capacity: 3 },
    queue: { entries: QUEUE, waiting: QUEUE.length },
    conversations: [],
    consultations: [],
    claims: [],
    claimOver: null,
    concernLost: null,
    settling: [],
    notice: 'main',
    requests: [],
    colleagues: null,
    supervision: null,
    refusal: null,
    takenByColleague: null,
    shutdownInMs: null,
    ...part,
  };
}

export const COUNTS: Supervision = {
  waiting: 5,
  longestWaitMs: 23 * MINUTE,
  medianWaitMs: 6 * MINUTE,
  onDuty: 2,
  freePlaces: 1,
  open: 5,
  interrupted: 1,
  abandonedLastHour: 2,
  concerns: 3,
  concernsNotTakenOn: 1,
};

export const REPLIES: Replies = [
  {
    name: 'Hälsning',
    text: 'Hej! Vad fint att du skriver. Jag heter Maria och är rådgivare här. Du bestämmer vad du vill berätta.',
  },
  {
    name: 'Sitter du ostört?',
    text: 'Sitter du så att du kan skriva ostört just nu? Om någon kommer kan du bara stänga sidan.',
  },
  { name: 'بالعربية: أهلًا', text: 'أهلًا بك. يمكنك أن تكتب بالعربية، وأنت من يقرر ماذا تحكي.' },
];

const KEY = 'A'.repeat(43);
const account = (name: string, part: Partial<ListedAccount>): ListedAccount => ({
  staffId: id(name),
  username: name,
  nameShown: name.charAt(0).toUpperCase() + name.slice(1),
  organisation: 'Stockholms stad',
  role: 'counsellor',
  directoryOrganisation: null,
  teams: [],
  competences: [],
  state: 'certified',
  identityKey: KEY,
  staffCertificate: KEY,
  formerCertificates: [],
  fingerprint: '4f21 9bd0 77ce 1a05 e3d8 60f2 b914 8c3a',
  certifiedUntil: NOW + 200 * 24 * 60 * MINUTE,
  ...part,
});

export const ACCOUNTS: readonly ListedAccount[] = [
  account('maria', { role: 'administrator', organisation: 'Resurscentrum' }),
  account('yusuf', { organisation: 'Region Stockholm' }),
  account('elin', { state: 'awaiting-certificate', staffCertificate: null, certifiedUntil: null }),
  account('sahra', { certifiedUntil: NOW - MINUTE, organisation: 'Polismyndigheten' }),
  account('johan', {
    role: 'supervisor',
    state: 'invited',
    identityKey: null,
    staffCertificate: null,
    fingerprint: null,
    certifiedUntil: null,
  }),
  account('karin', { state: 'disabled' }),
];

export const SETTINGS: Settings = {
  title: 'Startsida',
  icon: 'sheet',
  partners: ['https://www.skolan.example', 'https://ungdomsmottagningen.example'],
  exitAddress: 'https://www.smhi.se/vader',
  openingHours: {
    timeZone: 'Europe/Stockholm',
    always: false,
    week: [
      [
        { from: '09:00', to: '12:00' },
        { from: '13:00', to: '21:00' },
      ],
      [{ from: '09:00', to: '21:00' }],
      [{ from: '09:00', to: '21:00' }],
      [{ from: '09:00', to: '21:00' }],
      [{ from: '09:00', to: '24:00' }],
      [{ from: '12:00', to: '24:00' }],
      [],
    ],
    exceptions: [
      { date: '2026-12-24', intervals: [] },
      { date: '2026-12-31', intervals: [{ from: '12:00', to: '17:00' }] },
    ],
  },
  helplines: {
    sv: [
      {
        name: 'Kvinnofridslinjen',
        telephone: '020-50 50 50',
        about: 'Dygnet runt, på många språk. Syns inte på telefonräkningen.',
      },
      { name: 'Bris', telephone: '116 111', about: 'För dig under 18 år, dygnet runt.' },
    ],
    en: [],
    ar: [],
  },
};
