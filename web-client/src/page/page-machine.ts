import { type ConversationLanguage, PAGE_LANGUAGES } from '@dorren/shared/protocol/values.ts';
import { estimateBucket } from '@dorren/shared/protocol/waiting-time.ts';
import type { YouthState } from '../client/state.ts';
import { openForms } from './draft.ts';
import { becameDue } from './due-notice.ts';
import type { Reading } from './notice-read.ts';
import {
  type Change,
  NOTHING_SOUGHT,
  type PageEvent,
  type PageState,
  type Panel,
  QUESTIONS,
  screenOf,
} from './page-state.ts';
import {
  acknowledge,
  atLevel,
  backIn,
  beginReading,
  checkOf,
  fetchAgain,
  forwardIn,
  inNoticeLanguage,
  noticeCame,
  noticeFailed,
  readNow,
  readOf,
} from './reading.ts';

/** The page's one transition. Events that make no sense where the page is change nothing. */
export function next(state: PageState, event: PageEvent): Change {
  switch (event.on) {
    case 'begin':
      return state.step.at === 'start' ? begin(state) : unchanged(state);
    case 'check-door':
      return { state, effects: [{ do: 'connect' }] };
    case 'forward':
      return forward(state);
    case 'back':
      return unchanged(back(state));
    case 'skip-questions':
      return state.step.at === 'questions' ? join(state) : unchanged(state);
    case 'answer':
      return unchanged(state.step.at === 'questions' ? { ...state, profile: event.profile } : state);
    case 'retry':
      return screenOf(state) === 'refused' ? join(state) : unchanged(state);
    case 'notice':
      return unchanged(noticeCame(state, event.notice, event.told));
    case 'notice-failed':
      return unchanged(noticeFailed(state, event.notice, event.language));
    case 'notice-language':
      return readIn(state, event.language);
    case 'notice-level':
      return unchanged(atLevel(state, event.easy));
    case 'retry-notice':
      return fetchAgain(state);
    case 'choose':
      return unchanged(state.step.at === 'check' ? { ...state, step: { at: 'check', chosen: event.answer } } : state);
    case 'read-again':
      return unchanged(state.step.at === 'check' ? toNotice(state, 0) : state);
    case 'read-theirs':
      return readTheirs(state);
    case 'decline':
      return decline(state);
    case 'restart':
      return { state, effects: [{ do: 'restart' }] };
    case 'open':
      return open(state, event.panel);
    case 'close-panel':
      return unchanged(withoutPanel(state));
    case 'find':
      return unchanged(state.panel === 'directory' ? { ...state, finding: event.finding } : state);
    case 'directory':
      return unchanged({ ...state, directory: event.is });
    case 'safety':
      return unchanged({ ...state, safety: event.is });
    case 'leave':
      return {
        state: { ...state, ...FORGOTTEN, step: { at: 'left' }, panel: null },
        effects: [{ do: 'leave' }],
      };
    case 'hidden':
      return unchanged({ ...state, covered: worthCovering(state), lookedAwayAt: null });
    case 'focus-lost':
      return unchanged(focusLost(state, event.at));
    case 'focus-back':
      return unchanged(focusBack(state, event.at));
    case 'uncover':
      return unchanged({ ...state, covered: false, lookedAwayAt: null });
    case 'cover-when':
      return unchanged({ ...state, coverWhen: event.when });
    case 'language':
      if (event.language === state.language) return unchanged({ ...state, wanted: null });
      return {
        state: { ...state, wanted: event.language, languageFailed: false },
        effects: [{ do: 'load', language: event.language }],
      };
    case 'content':
      return unchanged(withContent(state, event));
    case 'language-failed':
      return unchanged({ ...state, wanted: null, languageFailed: true });
    case 'steady':
      if (event.steady === state.steady) return unchanged(state);
      return { state: { ...state, steady: event.steady }, effects: [{ do: 'steady', steady: event.steady }] };
    case 'client-failed':
      return unchanged({ ...state, youth: { ...state.youth, visit: { phase: 'outside' }, refusal: 'unavailable' } });
    case 'youth':
      return withVisit(state, event.youth);
  }
}

const unchanged = (state: PageState): Change => ({ state, effects: [] });

/** One that the page has too is the page's from then on: whoever reads it is not to meet buttons in another. */
function readIn(state: PageState, language: ConversationLanguage): Change {
  const reading = inNoticeLanguage(state, language);
  const own = PAGE_LANGUAGES.find((one) => one === language);
  if (!own || !readNow(state)?.told) return reading;
  const page = next(reading.state, { on: 'language', language: own });
  return { state: page.state, effects: [...reading.effects, ...page.effects] };
}

/** Nothing of a visit is kept when it is over. */
const FORGOTTEN = { profile: {}, finding: null, acknowledged: null, reading: null, read: [], claim: null } as const;

/** The notice is fetched while the client is: nothing is asked, and nobody waited for, before it has been read. */
function begin(state: PageState): Change {
  const { state: reading, effects } = beginReading({ ...state, step: { at: 'notice' } }, 'door', null);
  return { state: reading, effects: [...effects, { do: 'connect' }] };
}

function forward(state: PageState): Change {
  const { step } = state;
  const reading = readNow(state);
  if (reading !== null) return readOn(state, reading);
  if (step.at === 'check') return unchanged({ ...state, step: { at: 'questions', asked: QUESTIONS[0] } });
  if (step.at === 'questions') {
    const asked = QUESTIONS[QUESTIONS.indexOf(step.asked) + 1];
    return asked ? unchanged({ ...state, step: { at: 'questions', asked } }) : join(state);
  }
  return unchanged(state);
}

/** The next step, or, after the last, what the notice was read for. */
function readOn(state: PageState, reading: Reading): Change {
  const { told } = reading;
  if (told === null) return unchanged(state);
  const further = forwardIn(state, reading, told);
  if (further !== null) return unchanged(further);
  const [read, acknowledged] = acknowledge(state, reading, told);
  switch (reading.why) {
    case 'door':
      return unchanged({
        ...read,
        acknowledged,
        step: checkOf(read) === null ? { at: 'questions', asked: QUESTIONS[0] } : { at: 'check', chosen: null },
      });
    case 'changed':
      // Whoever has answered the questions before the notice changed is not asked again.
      return join({ ...read, acknowledged });
    case 'claim':
      return agree(read, acknowledged);
    case 'proposal':
      return unchanged({ ...read, reading: null });
  }
}

function back(state: PageState): PageState {
  const { step } = state;
  const reading = readNow(state);
  if (reading !== null) return backIn(state, reading) ?? outOf(state, reading);
  if (step.at === 'check') return { ...state, step: { at: 'notice' } };
  if (step.at !== 'questions') return state;
  const asked = QUESTIONS[QUESTIONS.indexOf(step.asked) - 1];
  if (asked) return { ...state, step: { at: 'questions', asked } };
  return { ...state, step: checkOf(state) === null ? { at: 'notice' } : { at: 'check', chosen: null } };
}

/** Back from the first step of a notice. */
function outOf(state: PageState, { why }: Reading): PageState {
  if (why === 'proposal') return { ...state, reading: null };
  if (why === 'claim') return { ...state, reading: null, claim: state.claim && { ...state.claim, at: 'asked' } };
  // One who waits does not go back before the place they have.
  if (why === 'changed' && state.youth.visit.phase !== 'outside') return state;
  return { ...withoutRefusal(state), reading: null, step: { at: 'start' } };
}

function toNotice(state: PageState, shown: number): PageState {
  return { ...state, step: { at: 'notice' }, reading: state.reading && { ...state.reading, shown } };
}

function readTheirs(state: PageState): Change {
  const { visit } = state.youth;
  if (state.step.at !== 'visit') return unchanged(state);
  if (state.panel === 'proposal' && visit.phase === 'talking' && visit.proposal?.noticeToRead) {
    return beginReading(state, 'proposal', visit.proposal.noticeToRead);
  }
  if (visit.phase !== 'waiting' || state.claim?.at !== 'asked') return unchanged(state);
  const { notice } = state.claim;
  const read = readOf(state, notice);
  // An earlier claim was over before the acknowledgement arrived.
  if (read !== null) return agree(state, read.acknowledged);
  return beginReading({ ...state, claim: { notice, at: 'reading' } }, 'claim', notice);
}

/** To be taken by whoever claims (SPEC N5). */
function agree(state: PageState, acknowledged: NonNullable<PageState['acknowledged']>): Change {
  return {
    state: { ...withoutRefusal(state), reading: null, claim: { notice: acknowledged.notice, at: 'agreed' } },
    effects: [{ do: 'join', notice: acknowledged, profile: state.profile }],
  };
}

function decline(state: PageState): Change {
  if (state.claim?.at !== 'asked' && state.claim?.at !== 'reading') return unchanged(state);
  const reading = state.reading?.why === 'claim' ? null : state.reading;
  return { state: { ...state, claim: null, reading }, effects: [{ do: 'decline' }] };
}

function open(state: PageState, panel: Panel): Change {
  if (panel === 'directory') return openDirectory(state);
  if (panel !== 'safety' || isThere(state.safety)) return unchanged({ ...state, panel });
  return { state: { ...state, panel, safety: 'loading' }, effects: [{ do: 'load-safety' }] };
}

const isThere = (fetched: PageState['directory']): boolean => fetched === 'ready' || fetched === 'loading';

/** Over whatever is shown, and without a word to anybody but for fetching it: a place in the queue is kept. */
function openDirectory(state: PageState): Change {
  const isHere = isThere(state.directory);
  return {
    state: {
      ...state,
      panel: 'directory',
      directory: isHere ? state.directory : 'loading',
      finding: state.finding ?? { ...NOTHING_SOUGHT, municipality: state.profile.municipality ?? null },
    },
    effects: isHere ? [] : [{ do: 'load-directory' }],
  };
}

function withoutPanel(state: PageState): PageState {
  const reading = state.reading?.why === 'proposal' ? null : state.reading;
  return { ...state, panel: null, reading };
}

/** Into the queue, or on in it; no other way leads there than over an acknowledged notice (SPEC N1). */
function join(state: PageState): Change {
  if (state.acknowledged === null) return beginReading({ ...state, step: { at: 'notice' } }, 'door', null);
  return {
    state: { ...withoutRefusal(state), reading: null, step: { at: 'visit' } },
    effects: [{ do: 'join', notice: state.acknowledged, profile: state.profile }],
  };
}

function withoutRefusal(state: PageState): PageState {
  return { ...state, youth: { ...state.youth, refusal: null } };
}

/** Milliseconds, too short for anybody else to take the place of whoever looked away: at the address bar, at the clock. */
const GLANCE_MS = 2_000;

function focusLost(state: PageState, at: number): PageState {
  if (state.covered || state.coverWhen !== 'at-once' || !worthCovering(state)) return state;
  return { ...state, covered: true, lookedAwayAt: at };
}

/** A glance elsewhere uncovers by itself; a clock that was set back says nothing. */
function focusBack(state: PageState, at: number): PageState {
  const away = state.lookedAwayAt === null ? Number.POSITIVE_INFINITY : at - state.lookedAwayAt;
  return { ...state, covered: state.covered && !(away >= 0 && away < GLANCE_MS), lookedAwayAt: null };
}

function worthCovering(state: PageState): boolean {
  return state.covered || !['start', 'left', 'ended', 'refused'].includes(screenOf(state));
}

function withContent(state: PageState, event: Extract<PageEvent, { on: 'content' }>): PageState {
  // Another language was chosen meanwhile: its content is on the way.
  if (state.wanted !== event.language) return state;
  return { ...state, language: event.language, wanted: null, languageFailed: false, content: event.content };
}

function withVisit(state: PageState, youth: YouthState): Change {
  if (state.step.at === 'left') return unchanged(state);
  const door =
    youth.door === null
      ? state.door
      : { state: youth.door.state, estimate: estimateBucket(youth.door.estimateMs), opensAt: youth.door.opensAt };
  const isOver = state.step.at === 'visit' && youth.visit.phase === 'ended';
  const kept = panelStillApplies(state, youth) ? state : withoutPanel(state);
  const changed = { ...kept, youth, door, ...(isOver ? FORGOTTEN : {}) };
  return becameDue(changed, state.youth);
}

/** A panel belongs to the screen it was opened on: none outlives the conversation, nor the proposal or form it asks about. */
function panelStillApplies(state: PageState, youth: YouthState): boolean {
  const { visit } = youth;
  if (visit.phase !== state.youth.visit.phase) return false;
  if (state.panel?.startsWith('form-')) return openForms(visit).some((form) => state.panel === form);
  if (state.panel !== 'proposal' || visit.phase !== 'talking' || state.youth.visit.phase !== 'talking') return true;
  return visit.proposal?.offer === state.youth.visit.proposal?.offer && visit.proposal?.agreed === null;
}
