/** Made-up snapshots of referral: handover, the room, consultation. Nobody in them exists. */
import type {
  Colleague,
  ColleagueOnDuty,
  OfferStanding,
  ReferralRequest,
} from '@dorren/shared/protocol/staff-messages.ts';
import { EMPTY_CONTACT_LIST } from '../src/features/referral/contact-list.ts';
import { EMPTY_PLAN, type ReferralPlan } from '../src/features/referral/referral-plan.ts';
import type { Consultation, Conversation, StaffEntry, StaffEvent, StaffMessage } from '../src/lib/staff-state.ts';
import { SWEDISH_TALK } from './snapshots.ts';

const MINUTE = 60_000;
const NOW = Date.now();
const id = (name: string) => name.padEnd(22, '0');

const YUSUF: Colleague = {
  staffId: id('yusuf'),
  nameShown: 'Yusuf',
  organisation: 'Region Stockholm',
  role: 'counsellor',
};
const SAHRA: Colleague = {
  staffId: id('sahra'),
  nameShown: 'Sahra',
  organisation: 'Polismyndigheten',
  role: 'counsellor',
};

export const COLLEAGUES: readonly ColleagueOnDuty[] = [
  { ...YUSUF, teams: ['health', 'midwife'], competences: ['marriage'], languages: ['sv', 'ar', 'so'], free: true },
  { ...SAHRA, teams: ['police-coordinator'], competences: ['violence'], languages: ['sv', 'so'], free: true },
  {
    staffId: id('elin'),
    nameShown: 'Elin',
    organisation: 'Stockholms stad',
    role: 'counsellor',
    teams: ['social-worker'],
    competences: [],
    languages: ['sv'],
    free: false,
  },
];

const offer = (part: Partial<OfferStanding>): OfferStanding => ({
  offer: id('offer'),
  mode: 'handover',
  to: YUSUF,
  stage: 'asking-youth',
  deadline: NOW + 3 * MINUTE,
  ...part,
});
const talk = (part: Partial<Conversation>): Conversation => ({ ...SWEDISH_TALK, youthWriting: false, ...part });
const last = SWEDISH_TALK.messages.length;
const event = (
  number: number,
  name: StaffEvent['event'],
  person = YUSUF,
  mode: StaffEvent['mode'] = null,
): StaffEvent => ({
  ...{ kind: 'event', number, event: name, person, mode },
  at: NOW - MINUTE,
});
const text = (number: number, from: StaffMessage['from'], words: string): StaffMessage => ({
  ...{ kind: 'text', number, from, text: words },
  at: NOW - MINUTE,
  mark: 'delivered',
});
const card: StaffEntry = {
  kind: 'card',
  from: 'counsellor',
  number: last + 1,
  at: NOW - 2 * MINUTE,
  mark: 'delivered',
  card: {
    language: 'sv',
    name: 'Tjejjouren Lyktan',
    kind: 'girls-shelter',
    about: 'En jour för tjejer som har det svårt hemma.',
    whatHappens: null,
    anonymity: 'yes',
    hours: null,
    languages: ['sv', 'so'],
    interpreter: false,
    telephone: '08-465 004 12',
    safeContact: null,
    saysWho: null,
  },
};

export const ASKING_YOUTH = talk({ offer: offer({}), messages: [...SWEDISH_TALK.messages, card] });
export const ASKING_COLLEAGUE = talk({
  offer: offer({ stage: 'asking-colleague', mode: 'join', deadline: NOW + 50_000 }),
});
export const LEAVING = talk({
  offer: offer({ stage: 'arriving', deadline: NOW + 25_000 }),
  other: { ...YUSUF, arriving: true, present: true, inRoom: false },
  canSend: false,
});
export const ASKING_ADVICE = talk({ offer: offer({ stage: 'asking-colleague', mode: 'consultation', to: SAHRA }) });
export const DECLINED = talk({
  messages: [...SWEDISH_TALK.messages, event(last + 1, 'declined', YUSUF, 'handover')],
});
export const HANDED_OVER = talk({
  phase: 'ended',
  endedBy: 'handed-over',
  messages: [...SWEDISH_TALK.messages, event(last + 1, 'done', YUSUF, 'handover')],
});
export const STEPPED_OUT = talk({ phase: 'ended', endedBy: 'stepped-out' });

const SUMMARY = [
  'Rädd för resan till farmor i juli.',
  'Passet är borta sedan i söndags.',
  'Vill inte att skolan får veta.',
];
const came = (part: Partial<Conversation>) =>
  talk({ id: id('came'), came: 'handover', messages: [], summary: SUMMARY, ...part });
export const ARRIVING = came({
  arriving: true,
  summary: null,
  other: { ...YUSUF, arriving: false, present: true, inRoom: false },
});
export const CAME = came({ messages: [event(1, 'handed-over'), text(2, 'youth', 'hej är du ny nu')] });
export const CAME_WITH_NOTHING = came({ summary: [], messages: [event(1, 'handed-over')] });

const ROOM_TALK: readonly StaffEntry[] = [
  ...SWEDISH_TALK.messages,
  event(last + 1, 'joined'),
  text(last + 2, 'colleague', 'Hej! Jag heter Yusuf och är barnmorska. Du behöver inte säga allt en gång till.'),
  text(last + 3, 'youth', 'ok. får jag fråga om en sak'),
  text(last + 4, 'counsellor', 'Ja, fråga på. Vi är här båda två.'),
  { ...card, number: last + 5, from: 'colleague' },
];
const WITH_YUSUF = { ...YUSUF, arriving: false, present: true, inRoom: true };
export const ROOM = talk({ other: WITH_YUSUF, messages: ROOM_TALK });
export const ROOM_JOINED = came({
  came: 'join',
  other: { ...WITH_YUSUF, present: false },
  messages: [text(1, 'colleague', 'Nu är Maria här.'), text(2, 'youth', 'hej')],
});
export const ROOM_AWAITS_SIDE = talk({
  other: { ...WITH_YUSUF, inRoom: false },
  awaitsSide: true,
  messages: [...SWEDISH_TALK.messages, event(last + 1, 'joined')],
  canSend: false,
});
export const STEPPED_OUT_UNTRUSTED = came({
  came: 'join',
  phase: 'ended',
  endedBy: 'untrusted-colleague',
  messages: [event(1, 'distrusted')],
  canSend: false,
});
export const ROOM_DIFFERS = talk({ other: WITH_YUSUF, messages: ROOM_TALK, differs: true });

const consultation = (part: Partial<Consultation>): Consultation => ({
  id: SWEDISH_TALK.id,
  epoch: 7,
  colleague: SAHRA,
  asked: 'by-me',
  phase: 'talking',
  messages: [
    text(1, 'counsellor', 'En person i övre tonåren, pass taget, resa om tre veckor. Vad kan göras redan nu?'),
    text(2, 'colleague', 'Ett utreseförbud kan sökas, också akut. Vill personen att socialjouren får veta?'),
  ],
  writing: true,
  unread: 0,
  fingerprint: null,
  canSend: true,
  ...part,
});
export const CONSULTATION = consultation({});
export const CONSULTATION_ASKED = consultation({
  id: id('unknown'),
  asked: 'of-me',
  colleague: YUSUF,
  epoch: 3,
  unread: 1,
});
export const CONSULTATION_OVER = consultation({ phase: 'ended', writing: false });
export const CONSULTATION_AWAY = consultation({ phase: 'away', writing: false });
export const CONSULTATION_DISTRUSTED = consultation({
  phase: 'distrusted',
  messages: [],
  writing: false,
  canSend: false,
});
export const CONSULTATION_BEGINS = consultation({
  epoch: 9,
  colleague: YUSUF,
  phase: 'handshake',
  messages: [],
  writing: false,
  canSend: false,
});

const request = (
  mode: ReferralRequest['mode'],
  from: Colleague,
  part: Partial<ReferralRequest> = {},
): ReferralRequest => ({
  id: id('asked'),
  offer: id(mode),
  mode,
  from,
  profile: SWEDISH_TALK.profile,
  notice: SWEDISH_TALK.notice,
  concern: mode === 'handover',
  deadline: NOW + 55_000,
  ...part,
});
export const REQUESTS: readonly ReferralRequest[] = [
  request('handover', YUSUF),
  request('consultation', SAHRA, { profile: null, notice: null }),
];
export const JOIN_REQUEST = request('join', SAHRA, { profile: {} });

const lines = (...texts: string[]): ReferralPlan['summary'] =>
  texts.map((words, index) => ({ key: index + 1, text: words }));
export const PLANS = {
  filled: {
    ...EMPTY_PLAN,
    step: 'handover',
    target: { kind: 'colleague', staffId: YUSUF.staffId },
    reason: 'authority',
    summary: lines(...SUMMARY, 'x'.repeat(380)),
  },
  team: { ...EMPTY_PLAN, step: 'join', target: { kind: 'team', team: 'police-coordinator' }, reason: 'more-help' },
  contact: {
    ...EMPTY_PLAN,
    step: 'contact',
    contact: {
      ...EMPTY_CONTACT_LIST,
      whom: 'Socialjouren, 08-465 004 12',
      say: 'Att jag inte vill resa.\nAtt passet är borta.',
      never: 'Pappa, farbror',
      reach: 'Aldrig sms. Skolans telefon på tisdagar efter 14.',
    },
  },
} as const satisfies Record<string, ReferralPlan>;
