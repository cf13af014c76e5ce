/** Histories of the page, for tests: what can happen to it, and a notice to read. */
import type { YouthContent } from '@dorren/shared/protocol/content.ts';
import type { AcknowledgedNotice } from '@dorren/shared/protocol/fields.ts';
import type { NoticeText, NoticeTold } from '@dorren/shared/protocol/notice.ts';
import { AGE_BANDS, type ConversationLanguage, PAGE_LANGUAGES } from '@dorren/shared/protocol/values.ts';
import fc from 'fast-check';
import type { Proposal, Visit, YouthState } from '../client/state.ts';
import { next } from './page-machine.ts';
import { type Effect, firstSight, NOTHING_SOUGHT, type PageEvent, type PageState } from './page-state.ts';

export const CONTENT: YouthContent = {
  language: 'sv',
  demonstration: false,
  centre: { id: 'A'.repeat(22), name: 'Centre', rootKey: 'A'.repeat(43) },
  exitAddress: 'https://example.org/',
  notice: 'main',
  helplines: [],
  openingHours: { timeZone: 'Europe/Stockholm', always: true, week: [[], [], [], [], [], [], []], exceptions: [] },
};

const START = firstSight(CONTENT, { state: 'open', estimate: 'unknown', opensAt: null });
const OUTSIDE = START.youth;
const PLACE = { place: 1, waiting: 1, estimateMs: null };
export const WAITING: Extract<Visit, { phase: 'waiting' }> = {
  ...{ phase: 'waiting', place: PLACE, returned: null, claim: null, messages: [] },
};
const COUNSELLOR = { nameShown: 'M', organisation: 'C', role: 'counsellor' } as const;
export const TALKING: Extract<Visit, { phase: 'talking' }> = {
  phase: 'talking',
  people: [{ ...COUNSELLOR, epoch: 1, present: true, writing: false, fingerprint: [1, 2, 3, 4, 5, 6, 7] }],
  proposal: null,
  messages: [],
  differs: false,
  canSend: true,
};
export const PROPOSAL: Proposal = {
  offer: 'a',
  mode: 'handover',
  from: COUNSELLOR,
  person: COUNSELLOR,
  reason: 'competence',
  summary: [],
  noticeToRead: null,
  agreed: null,
};

interface Told {
  notice?: string;
  version?: string;
  asked?: ConversationLanguage;
  /** The one it is told in. */
  language?: ConversationLanguage;
  /** Without a question whether it was understood. */
  plain?: boolean;
}

/** Two steps at the standard level, three at the easy one. */
export function noticeTold({
  notice = 'main',
  version = '1',
  asked = 'sv',
  language = asked,
  plain = true,
}: Told = {}): NoticeTold {
  const text = (level: NoticeText['level'], steps: readonly string[]): NoticeText => ({
    ...{ language, level, reviewed: true, legalReference: 'law' },
    steps: steps.map((heading) => ({ heading, text: heading, pictogram: null })),
    question: plain
      ? null
      : {
          question: 'What happens?',
          answers: [
            { text: 'this', right: true, explanation: 'yes' },
            { text: 'that', right: false, explanation: 'no' },
          ],
        },
  });
  return {
    ...{ notice, version, publishedAt: 0, draft: false, asked, language },
    standard: text('standard', ['one', 'two']),
    easy: text('easy', ['one', 'two', 'three']),
    languages: ['sv', 'en', 'ar', 'ti'],
  };
}

export const came = (told: Told = {}, notice: string | null = told.notice ?? null): PageEvent => ({
  on: 'notice',
  notice,
  told: noticeTold(told),
});
export const CAME = came();
export const ACKNOWLEDGED: AcknowledgedNotice = { notice: 'main', version: '1', language: 'sv', level: 'standard' };

export const FORWARD: PageEvent = { on: 'forward' };
export const READ: PageEvent[] = [{ on: 'begin' }, CAME, FORWARD, FORWARD];
export const JOIN: PageEvent[] = [...READ, { on: 'skip-questions' }];
export const youth = (change: Partial<YouthState>): PageEvent => ({ on: 'youth', youth: { ...OUTSIDE, ...change } });

/** Plays events in order; all effects they had. */
export function play(events: readonly PageEvent[], from: PageState = START): { state: PageState; effects: Effect[] } {
  let state = from;
  const effects: Effect[] = [];
  for (const event of events) {
    const change = next(state, event);
    state = change.state;
    effects.push(...change.effects);
  }
  return { state, effects };
}

/** What comes next, on the page as it is then. */
type Happening = (state: PageState) => PageEvent;

/** Whatever happens, in order. `watch` is called with each event, before and after, and what it had for effects. */
export function happen(
  happenings: readonly Happening[],
  watch: (before: PageState, event: PageEvent, after: PageState, effects: readonly Effect[]) => void,
): PageState {
  let state = START;
  for (const happening of happenings) {
    const event = happening(state);
    const change = next(state, event);
    watch(state, event, change.state, change.effects);
    state = change.state;
  }
  return state;
}

const anyVisit = fc.constantFrom<Visit>(
  { phase: 'outside' },
  { phase: 'joining' },
  WAITING,
  { ...WAITING, claim: 'region' },
  { ...WAITING, claim: 'school' },
  { phase: 'verifying', messages: [], slow: false },
  TALKING,
  { ...TALKING, proposal: PROPOSAL },
  { ...TALKING, proposal: { ...PROPOSAL, noticeToRead: 'region' } },
  { ...TALKING, proposal: { ...PROPOSAL, agreed: 'asked' } },
  { phase: 'ended', by: 'counsellor' },
);

const anyTold = fc
  .record({
    notice: fc.constantFrom('main', 'region'),
    version: fc.constantFrom('1', '2'),
    asked: fc.constantFrom<ConversationLanguage>('sv', 'en', 'ti'),
    isMissing: fc.boolean(),
    plain: fc.boolean(),
  })
  .map(({ isMissing, ...told }): Told => (isMissing ? { ...told, language: 'sv' } : told));

/** What is awaited, if anything is. */
const arrival: fc.Arbitrary<Happening> = anyTold.map((told) => ({ reading }) => {
  const asked = reading?.wanted ?? told.asked ?? 'sv';
  const notice = reading?.notice ?? told.notice ?? 'main';
  return came({ ...told, asked, notice }, reading?.notice ?? null);
});

const anyEvent: fc.Arbitrary<PageEvent> = fc.oneof(
  fc.tuple(anyTold, fc.boolean()).map(([told, isDoor]) => came(told, isDoor ? null : told.notice)),
  {
    weight: 6,
    arbitrary: fc.constantFrom<PageEvent>(
      { on: 'check-door' },
      { on: 'back' },
      { on: 'skip-questions' },
      { on: 'retry' },
      { on: 'restart' },
      { on: 'open', panel: 'leave' },
      { on: 'open', panel: 'about' },
      { on: 'open', panel: 'notice' },
      { on: 'open', panel: 'proposal' },
      { on: 'open', panel: 'directory' },
      { on: 'find', finding: NOTHING_SOUGHT },
      { on: 'directory', is: 'ready' },
      { on: 'directory', is: 'failed' },
      { on: 'close-panel' },
      { on: 'hidden' },
      { on: 'uncover' },
      { on: 'language-failed' },
      { on: 'client-failed' },
      { on: 'notice-level', easy: true },
      { on: 'notice-level', easy: false },
      { on: 'notice-language', language: 'en' },
      { on: 'notice-language', language: 'ti' },
      { on: 'notice-failed', notice: null, language: 'sv' },
      { on: 'retry-notice' },
      { on: 'choose', answer: 1 },
      { on: 'read-again' },
      { on: 'read-theirs' },
      { on: 'decline' },
    ),
  },
  fc.constantFrom<PageEvent>(
    { on: 'focus-lost', at: 0 },
    { on: 'focus-back', at: 1_000 },
    { on: 'focus-back', at: 60_000 },
    { on: 'cover-when', when: 'out-of-sight' },
    { on: 'open', panel: 'safety' },
    { on: 'safety', is: 'failed' },
  ),
  fc.constantFrom(...AGE_BANDS).map((ageBand): PageEvent => ({ on: 'answer', profile: { ageBand } })),
  fc.constantFrom(...PAGE_LANGUAGES).map((language): PageEvent => ({ on: 'language', language })),
  fc
    .constantFrom(...PAGE_LANGUAGES)
    .map((language): PageEvent => ({ on: 'content', language, content: { ...CONTENT, language } })),
  {
    weight: 4,
    arbitrary: fc
      .tuple(anyVisit, fc.constantFrom<YouthState['refusal']>(null, 'queue-full', 'notice-outdated'))
      .map(([visit, refusal]) => youth({ visit, refusal })),
  },
);

/** Anything, whether or not it can happen just then; reading on the most, so that something is read and joined with. */
export const anything: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 5, arbitrary: fc.constant<Happening>(() => FORWARD) },
  { weight: 3, arbitrary: arrival },
  { weight: 2, arbitrary: fc.constant<Happening>(({ step }) => (step.at === 'start' ? { on: 'begin' } : FORWARD)) },
  { weight: 2, arbitrary: fc.constant<Happening>(() => ({ on: 'close-panel' })) },
  {
    weight: 5,
    arbitrary: anyEvent.map(
      (event): Happening =>
        () =>
          event,
    ),
  },
);

export const histories = fc.array(anything, { maxLength: 120, size: 'max' });

/** For `examples`: always the same ones. That histories come to what is to be tried must not hang on luck. */
export function known(numRuns: number): [Happening[]][] {
  return fc.sample(histories, { seed: 1, numRuns }).map((one) => [one]);
}
