/** Every state the page can be in, as snapshots: no server, no client. */
import type { YouthContent } from '@dorren/shared/protocol/content.ts';
import type { Form, FormAnswers } from '@dorren/shared/protocol/reporting-duty.ts';
import type { PageLanguage } from '@dorren/shared/protocol/values.ts';
import type {
  CardEntry,
  Counsellor,
  FormEntry,
  LogEntry,
  OneEventEntry,
  Proposal,
  TextMessage,
  Visit,
  YouthState,
} from '../src/client/state.ts';
import type { Draft } from '../src/page/draft.ts';
import { type Finding, firstSight, NOTHING_SOUGHT, type PageState } from '../src/page/page-state.ts';
import { contentStates } from './content-states.ts';
import { noticeStates } from './notice-states.ts';
import { OTHER_LANGUAGES, type OtherCard, SAMPLE } from './sample.ts';

type Talking = Extract<Visit, { phase: 'talking' }>;

export const AT = Date.UTC(2026, 10, 21, 15, 4);

export function content(language: PageLanguage): YouthContent {
  const { helplines } = SAMPLE[language];
  return {
    language,
    demonstration: false,
    centre: { id: 'AAAAAAAAAAAAAAAAAAAAAA', name: SAMPLE[language].centre, rootKey: 'A'.repeat(43) },
    exitAddress: 'https://www.example.org/',
    notice: 'main',
    helplines,
    openingHours: { timeZone: 'Europe/Stockholm', always: true, week: [[], [], [], [], [], [], []], exceptions: [] },
  };
}

const maria = (language: PageLanguage): Counsellor => ({
  nameShown: 'Maria',
  organisation: SAMPLE[language].centre,
  role: 'counsellor',
});
const jonas = (language: PageLanguage): Counsellor => ({
  nameShown: 'Jonas',
  organisation: SAMPLE[language].card.name,
  role: 'counsellor',
});

function messages(language: PageLanguage): TextMessage[] {
  return SAMPLE[language].talk.map(([from, text], index) => ({
    kind: 'text',
    number: index + 1,
    from,
    author: from === 'youth' ? null : maria(language),
    text,
    at: AT + index * 40_000,
    epoch: 1,
    mark: index < SAMPLE[language].talk.length - 1 ? 'delivered' : 'sent',
  }));
}

const EMPTY_WHO = {
  ...{ form: 'who', declined: false, name: null, age: null, school: null, municipality: null, reach: null },
} as const satisfies FormAnswers;
const EMPTY_SAFE = {
  ...{ form: 'safe-contact', declined: false, ways: [], when: null, notThrough: null },
} satisfies FormAnswers;

function otherCard({ language, heading, text }: OtherCard, from: Counsellor, index: number): CardEntry {
  return {
    ...{ kind: 'card', number: 6 + index, at: AT + 240_000, from },
    card: { kind: 'what-now', step: 'until-then', language, heading, text },
  };
}

/** What stands in the fields, where they are half filled in. */
export function draft(language: PageLanguage, name: string): Draft {
  const { who, safeContact } = SAMPLE[language];
  const forms: Draft['forms'] = new Map([
    ['form-1-who', { texts: { name: who.name, age: String(who.age) }, municipality: who.municipality, ways: [] }],
    [
      'form-1-safe-contact',
      { texts: { notThrough: safeContact.notThrough }, municipality: null, ways: safeContact.ways },
    ],
  ]);
  return { text: '', forms: name.endsWith('-half') ? forms : new Map() };
}

/** The page in each state, by name. */
export function states(language: PageLanguage): Record<string, PageState> {
  const start = firstSight(content(language), { state: 'open', estimate: '5-10', opensAt: null });
  const visiting = (visit: Visit, more: Partial<YouthState> = {}): PageState => ({
    ...start,
    step: { at: 'visit' },
    youth: { ...start.youth, connection: 'online', visit, ...more },
  });
  const looking = (finding: Partial<Finding>, over: PageState = start): PageState => ({
    ...over,
    panel: 'directory',
    directory: 'ready',
    finding: { ...NOTHING_SOUGHT, ...finding },
  });
  const place = { place: 3, waiting: 5, estimateMs: 14 * 60_000 };
  const waiting = { phase: 'waiting', place, returned: null, claim: null, messages: [] } as const;
  const talking: Talking = {
    phase: 'talking',
    people: [{ ...maria(language), epoch: 1, present: true, writing: true, fingerprint: [0, 13, 22, 47, 34, 59, 5] }],
    proposal: null,
    messages: messages(language),
    differs: false,
    canSend: true,
  };
  const [first] = talking.people;
  const second = {
    ...jonas(language),
    epoch: 2,
    present: true,
    writing: false,
    fingerprint: [3, 60, 12, 41, 8, 27, 19],
  };
  const proposal: Proposal = {
    offer: 'AAAAAAAAAAAAAAAAAAAAAA',
    mode: 'handover',
    from: maria(language),
    person: jonas(language),
    reason: 'competence',
    summary: SAMPLE[language].summary,
    noticeToRead: null,
    agreed: null,
  };
  const event = (name: OneEventEntry['event'], number: number): OneEventEntry => ({
    kind: 'event',
    number,
    at: AT + 300_000,
    event: name,
    person: jonas(language),
  });
  const card: CardEntry = {
    kind: 'card',
    number: 6,
    at: AT + 240_000,
    from: maria(language),
    card: { ...SAMPLE[language].card, language },
  };
  const whatNow: CardEntry[] = SAMPLE[language].whatNow.map(({ step, heading, text }, index) => ({
    ...{ kind: 'card', number: 6 + index, at: AT + 240_000, from: maria(language) },
    card: { kind: 'what-now', step, language, heading, text },
  }));
  const form = (name: Form, more: Partial<FormEntry> = {}): FormEntry => ({
    ...{ kind: 'form', number: 6, at: AT + 240_000, from: maria(language), epoch: 1, ask: name, form: name },
    ...{ state: 'open', answers: null, mark: null, ...more },
  });
  const answered = (answers: FormAnswers, mark: FormEntry['mark'] = 'delivered'): FormEntry =>
    form(answers.form, { state: 'answered', answers, mark });
  const { who, safeContact } = SAMPLE[language];
  const withEntry = (...entries: LogEntry[]): Talking => ({
    ...talking,
    messages: [...messages(language), ...entries],
  });
  const says = (author: Counsellor, text: string, number: number): TextMessage => ({
    ...{ kind: 'text', number, from: 'counsellor', author, text },
    ...{ at: AT + 360_000, epoch: 2, mark: 'delivered' },
  });
  const vanished = messages(language).map((message) =>
    message.mark === 'sent' ? { ...message, mark: 'undelivered' as const } : message,
  );
  const newcomer = says(jonas(language), 'Hej.', 99);
  return {
    start,
    'start-demonstration': { ...start, content: { ...start.content, demonstration: true } },
    'start-closed': { ...start, door: { state: 'closed', estimate: 'unknown', opensAt: Date.UTC(2026, 10, 23, 15) } },
    'start-nobody': { ...start, door: { state: 'nobody-on-duty', estimate: 'unknown', opensAt: null } },
    'start-full': { ...start, door: { state: 'full', estimate: 'over-60', opensAt: null } },
    ...noticeStates({ language, start, visiting, waiting, talking, proposal }),
    // In every language that they have: once beside Swedish, once large.
    ...(language === 'ar' ? {} : contentStates(visiting(waiting))),
    'question-age': { ...start, profile: { ageBand: '15-17' }, step: { at: 'questions', asked: 'age' } },
    'question-language': { ...start, step: { at: 'questions', asked: 'language' } },
    'question-topics': {
      ...start,
      profile: { topics: ['marriage', 'control', 'online'] },
      step: { at: 'questions', asked: 'topics' },
    },
    'question-municipality': { ...start, step: { at: 'questions', asked: 'municipality' } },
    joining: visiting({ phase: 'joining' }),
    'joining-crowd': visiting({ phase: 'joining', trying: true }, { refusal: 'too-many-connections' }),
    'refused-trying': visiting({ phase: 'outside', trying: true }, { refusal: 'too-many-connections' }),
    refused: visiting({ phase: 'outside' }, { refusal: 'nobody-on-duty' }),
    waiting: visiting(waiting),
    'waiting-next': visiting({
      phase: 'waiting',
      place: { place: 1, waiting: 1, estimateMs: null },
      returned: null,
      claim: null,
      messages: [],
    }),
    'waiting-lost': visiting(
      { phase: 'waiting', place, returned: null, claim: null, messages: [] },
      { connection: 'lost' },
    ),
    'waiting-returned': visiting({
      phase: 'waiting',
      place: { ...place, place: 1 },
      returned: 'counsellor-vanished',
      claim: null,
      messages: vanished,
    }),
    'waiting-distrusted': visiting(
      { phase: 'waiting', place: { ...place, place: 1 }, returned: 'distrusted', claim: null, messages: [] },
      { distrust: 'expired' },
    ),
    'waiting-leave': {
      ...visiting({ phase: 'waiting', place, returned: null, claim: null, messages: [] }),
      panel: 'leave',
    },
    verifying: visiting({ phase: 'verifying', messages: [], slow: false }),
    'verifying-slow': visiting({ phase: 'verifying', messages: [], slow: true }),
    'talking-new': visiting({ ...talking, messages: [] }),
    talking: visiting(talking),
    'talking-newcomer': visiting({ ...talking, messages: [...vanished, newcomer] }),
    'talking-lost': visiting(talking, { connection: 'lost' }),
    'talking-away': visiting({ ...talking, people: [{ ...first, present: false }] }),
    'talking-hold': visiting({ ...talking, canSend: false }),
    'talking-shutdown': visiting(talking, { shutdownInMs: 150_000 }),
    'waiting-put-back': visiting({
      phase: 'waiting',
      place: { ...place, place: 1 },
      returned: 'returned',
      claim: null,
      messages: vanished,
    }),
    'talking-card': visiting({ ...talking, messages: [...messages(language), card] }),
    'talking-what-now': visiting(withEntry(...whatNow)),
    'talking-what-now-other-language': visiting(
      withEntry(...OTHER_LANGUAGES.map((one, index) => otherCard(one, maria(language), index))),
    ),
    'form-asked': visiting(withEntry(form('who'))),
    'form-asked-and-said': visiting(
      withEntry(form('who'), says(maria(language), SAMPLE[language].talk[3]?.[1] ?? '', 7)),
    ),
    'form-asked-again': visiting(withEntry(form('who', { state: 'over' }), form('who', { number: 7, ask: 'again' }))),
    'form-asked-safe-contact': visiting(withEntry(form('safe-contact'))),
    'form-who': { ...visiting(withEntry(form('who'))), panel: 'form-1-who' },
    'form-who-half': { ...visiting(withEntry(form('who'))), panel: 'form-1-who' },
    'form-who-room': { ...visiting({ ...withEntry(form('who')), people: [first, second] }), panel: 'form-1-who' },
    'form-who-lost': { ...visiting(withEntry(form('who')), { connection: 'lost' }), panel: 'form-1-who' },
    'form-safe-contact': { ...visiting(withEntry(form('safe-contact'))), panel: 'form-1-safe-contact' },
    'form-safe-contact-half': {
      ...visiting(withEntry(form('safe-contact'))),
      panel: 'form-1-safe-contact',
    },
    'form-answered': visiting(withEntry(answered({ ...EMPTY_WHO, ...who }))),
    'form-answered-safe-contact': visiting(withEntry(answered({ ...EMPTY_SAFE, ...safeContact }))),
    'form-declined': visiting(withEntry(answered({ ...EMPTY_WHO, declined: true }, 'sent'))),
    'form-empty': visiting(withEntry(answered(EMPTY_SAFE))),
    'form-over': visiting(withEntry(form('who', { state: 'over' }))),
    'form-undelivered': visiting({
      phase: 'waiting',
      place: { ...place, place: 1 },
      returned: 'counsellor-vanished',
      claim: null,
      messages: [...messages(language), answered({ ...EMPTY_WHO, ...who }, 'undelivered')],
    }),
    'proposal-note': visiting({ ...talking, proposal }),
    proposal: { ...visiting({ ...talking, proposal }), panel: 'proposal' },
    'proposal-join': {
      ...visiting({ ...talking, proposal: { ...proposal, mode: 'join', summary: [] } }),
      panel: 'proposal',
    },
    'proposal-shift-ends': {
      ...visiting({ ...talking, proposal: { ...proposal, reason: 'shift-ends' } }),
      panel: 'proposal',
    },
    'proposal-asked-away': visiting({
      ...talking,
      people: [{ ...first, present: false, writing: false }],
      proposal: { ...proposal, agreed: 'asked' },
    }),
    'proposal-arriving-away': visiting({
      ...talking,
      people: [{ ...first, present: false, writing: false }],
      proposal: { ...proposal, agreed: 'arriving' },
    }),
    'proposal-asked': visiting({ ...talking, proposal: { ...proposal, agreed: 'asked' } }),
    'proposal-arriving': visiting({ ...talking, proposal: { ...proposal, agreed: 'arriving' } }),
    'proposal-declined': visiting({ ...talking, messages: [...messages(language), event('declined', 6)] }),
    'handed-over': visiting({
      ...talking,
      people: [second],
      messages: [
        ...messages(language),
        event('came', 6),
        says(jonas(language), SAMPLE[language].talk[0]?.[1] ?? '', 7),
      ],
    }),
    'handed-over-back': visiting({
      ...talking,
      messages: [
        ...messages(language),
        event('came', 6),
        { ...event('came', 7), event: 'back-with', host: maria(language) },
      ],
    }),
    room: visiting({
      ...talking,
      people: [first, second],
      messages: [...messages(language), event('joined', 6), says(second, 'Hej!', 7), says(first, '💛', 8)],
    }),
    'room-differs': visiting({ ...talking, people: [first, second], differs: true }),
    'about-room': { ...visiting({ ...talking, people: [first, second] }), panel: 'about' },
    about: { ...visiting(talking), panel: 'about' },
    leave: { ...visiting(talking), panel: 'leave' },
    cover: { ...visiting(talking), covered: true },
    'cover-over-panel': { ...visiting(talking), panel: 'safety', safety: 'ready', covered: true },
    safety: { ...start, panel: 'safety', safety: 'ready' },
    'safety-open': { ...start, panel: 'safety', safety: 'ready' },
    'safety-waiting': { ...visiting(waiting), panel: 'safety', safety: 'ready' },
    'safety-out-of-sight': { ...start, panel: 'safety', safety: 'ready', coverWhen: 'out-of-sight' },
    'directory-loading': { ...start, panel: 'directory', directory: 'loading', finding: NOTHING_SOUGHT },
    'directory-failed': { ...start, panel: 'directory', directory: 'failed', finding: NOTHING_SOUGHT },
    directory: looking({}),
    'directory-found': looking({ text: 'hedersvald' }),
    'directory-chosen': looking({ municipality: '0127', topic: 'marriage', language: 'ar' }),
    'directory-more': looking({ shown: 1 }),
    'directory-nothing': looking({ text: 'xyzzy', openNow: true }),
    'directory-waiting': looking({}, visiting({ phase: 'waiting', place, returned: null, claim: null, messages: [] })),
    left: { ...start, step: { at: 'left' } },
    'ended-counsellor': visiting({ phase: 'ended', by: 'counsellor' }),
    'ended-vanished': visiting({ phase: 'ended', by: 'youth-vanished' }),
    'ended-lost': visiting({ phase: 'ended', by: 'service-lost' }),
  };
}
