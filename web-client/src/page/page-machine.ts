import { estimateBucket } from '@dorren/shared/protocol/waiting-time.ts';
import type { YouthState } from '../client/state.ts';
import { openForms } from './draft.ts';
import {
  type Effect,
  formPanel,
  NOTHING_SOUGHT,
  type PageEvent,
  type PageState,
  QUESTIONS,
  screenOf,
} from './page-state.ts';

export interface Change {
  state: PageState;
  effects: readonly Effect[];
}

/** The page's one transition. Events that make no sense where the page is change nothing. */
export function next(state: PageState, event: PageEvent): Change {
  switch (event.on) {
    case 'begin':
      if (state.step.at !== 'start') return unchanged(state);
      return { state: { ...state, step: { at: 'notice', shown: 0 } }, effects: [{ do: 'connect' }] };
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
    case 'restart':
      return { state, effects: [{ do: 'restart' }] };
    case 'open':
      return event.panel === 'directory' ? openDirectory(state) : unchanged({ ...state, panel: event.panel });
    case 'close-panel':
      return unchanged({ ...state, panel: null });
    case 'find':
      return unchanged(state.panel === 'directory' ? { ...state, finding: event.finding } : state);
    case 'directory':
      return unchanged({ ...state, directory: event.is });
    case 'leave':
      return {
        state: { ...state, step: { at: 'left' }, panel: null, finding: null, profile: {} },
        effects: [{ do: 'leave' }],
      };
    case 'hidden':
      return unchanged({ ...state, covered: worthCovering(state) });
    case 'uncover':
      return unchanged({ ...state, covered: false });
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
    case 'client-failed':
      return unchanged({ ...state, youth: { ...state.youth, visit: { phase: 'outside' }, refusal: 'unavailable' } });
    case 'youth':
      return withVisit(state, event.youth);
  }
}

const unchanged = (state: PageState): Change => ({ state, effects: [] });

function forward(state: PageState): Change {
  const { step, content } = state;
  if (step.at === 'notice') {
    if (step.shown + 1 < content.notice.steps.length) {
      return unchanged({ ...state, step: { at: 'notice', shown: step.shown + 1 } });
    }
    const { version, language } = content.notice;
    const read = { ...state, acknowledged: { version, language }, noticeChanged: false };
    // Whoever has answered the questions before the notice changed is not asked again.
    return state.noticeChanged ? join(read) : unchanged({ ...read, step: { at: 'questions', asked: QUESTIONS[0] } });
  }
  if (step.at === 'questions') {
    const asked = QUESTIONS[QUESTIONS.indexOf(step.asked) + 1];
    return asked ? unchanged({ ...state, step: { at: 'questions', asked } }) : join(state);
  }
  return unchanged(state);
}

function back(state: PageState): PageState {
  const { step, content } = state;
  if (step.at === 'notice') {
    return { ...state, step: step.shown > 0 ? { at: 'notice', shown: step.shown - 1 } : { at: 'start' } };
  }
  if (step.at === 'questions') {
    const asked = QUESTIONS[QUESTIONS.indexOf(step.asked) - 1];
    return {
      ...state,
      step: asked ? { at: 'questions', asked } : { at: 'notice', shown: content.notice.steps.length - 1 },
    };
  }
  return state;
}

/** Over whatever is shown, and without a word to anybody but for fetching it: a place in the queue is kept. */
function openDirectory(state: PageState): Change {
  const isThere = state.directory === 'ready' || state.directory === 'loading';
  return {
    state: {
      ...state,
      panel: 'directory',
      directory: isThere ? state.directory : 'loading',
      finding: state.finding ?? { ...NOTHING_SOUGHT, municipality: state.profile.municipality ?? null },
    },
    effects: isThere ? [] : [{ do: 'load-directory' }],
  };
}

/** Into the queue; no other way leads there than over an acknowledged notice (SPEC N1). */
function join(state: PageState): Change {
  if (state.acknowledged === null) return unchanged({ ...state, step: { at: 'notice', shown: 0 } });
  return {
    state: { ...withoutRefusal(state), step: { at: 'visit' } },
    effects: [{ do: 'join', notice: state.acknowledged, profile: state.profile }],
  };
}

function withoutRefusal(state: PageState): PageState {
  return { ...state, youth: { ...state.youth, refusal: null } };
}

function worthCovering(state: PageState): boolean {
  return state.covered || !['start', 'left', 'ended', 'refused'].includes(screenOf(state));
}

function withContent(state: PageState, event: Extract<PageEvent, { on: 'content' }>): PageState {
  const reread = state.noticeChanged && state.step.at === 'visit';
  // Another language was chosen meanwhile: its content is on the way.
  if (!reread && state.wanted !== event.language) return state;
  // A notice that is half read is begun again in the language it is now shown in.
  const again = reread || (state.step.at === 'notice' && event.language !== state.language);
  return {
    ...state,
    language: event.language,
    wanted: null,
    languageFailed: false,
    content: event.content,
    step: again ? { at: 'notice', shown: 0 } : state.step,
    acknowledged: again ? null : state.acknowledged,
    youth: reread ? withoutRefusal(state).youth : state.youth,
  };
}

function withVisit(state: PageState, youth: YouthState): Change {
  if (state.step.at === 'left') return unchanged(state);
  const door =
    youth.door === null
      ? state.door
      : { state: youth.door.state, estimate: estimateBucket(youth.door.estimateMs), opensAt: youth.door.opensAt };
  const panel = panelStillApplies(state, youth) ? state.panel : null;
  const isOver = youth.visit.phase === 'ended' && state.youth.visit.phase !== 'ended';
  const changed = { ...state, youth, door, panel, finding: isOver ? null : state.finding };
  const outdated = youth.refusal === 'notice-outdated' && state.step.at === 'visit' && youth.visit.phase === 'outside';
  if (!outdated || state.noticeChanged) return unchanged(changed);
  return { state: { ...changed, noticeChanged: true }, effects: [{ do: 'load', language: state.language }] };
}

/** A panel belongs to the screen it was opened on: none outlives the conversation, nor the proposal or form it asks about. */
function panelStillApplies(state: PageState, youth: YouthState): boolean {
  const { visit } = youth;
  if (visit.phase !== state.youth.visit.phase) return false;
  if (state.panel?.startsWith('form-')) return openForms(visit).some((ask) => state.panel === formPanel(ask));
  if (state.panel !== 'proposal' || visit.phase !== 'talking' || state.youth.visit.phase !== 'talking') return true;
  return visit.proposal?.offer === state.youth.visit.proposal?.offer && visit.proposal?.agreed === null;
}
