/** All that the page shows, as one immutable value; what comes from the client is its snapshot, unchanged. */
import type { YouthContent } from '@dorren/shared/protocol/content.ts';
import type { AcknowledgedNotice, Door, Profile } from '@dorren/shared/protocol/fields.ts';
import type { ConversationLanguage, MunicipalityCode, PageLanguage } from '@dorren/shared/protocol/values.ts';
import type { EstimateBucket } from '@dorren/shared/protocol/waiting-time.ts';
import type { YouthState } from '../client/state.ts';

/** In the order they are asked. Each can be skipped. */
export const QUESTIONS = ['age', 'language', 'topics', 'municipality'] as const;
export type Question = (typeof QUESTIONS)[number];

export type Step =
  | { at: 'start' }
  /** `shown` counts from 0 in the notice's steps. */
  | { at: 'notice'; shown: number }
  | { at: 'questions'; asked: Question }
  /** From here on the client's visit says what is shown. */
  | { at: 'visit' }
  /** Left on purpose: final for this page. */
  | { at: 'left' };

/** The door as the page first shows it: from the server's page, later from the client. */
export interface DoorSign {
  state: Door['state'];
  estimate: EstimateBucket;
  /** Milliseconds since 1970. */
  opensAt: number | null;
}

/** Lies over the screen it was opened on. */
export type Panel = 'leave' | 'about' | 'proposal' | 'directory' | FormPanel;

/** A form that a counsellor has asked for, by its `ask`. */
export type FormPanel = `form-${string}`;

export function formPanel(ask: string): FormPanel {
  return `form-${ask}`;
}

/** What is looked for in the directory. It is never sent anywhere, and gone when the visit is over. */
export interface Finding {
  text: string;
  municipality: MunicipalityCode | null;
  /** Id of a competence. */
  topic: string | null;
  language: ConversationLanguage | null;
  openNow: boolean;
  /** How many are shown of all that there are. */
  shown: number;
}

export const SHOWN_AT_FIRST = 20;
export const NOTHING_SOUGHT: Finding = {
  text: '',
  municipality: null,
  topic: null,
  language: null,
  openNow: false,
  shown: SHOWN_AT_FIRST,
};

export interface PageState {
  language: PageLanguage;
  /** A language that is being loaded. */
  wanted: PageLanguage | null;
  /** The last language asked for could not be had. */
  languageFailed: boolean;
  content: YouthContent;
  door: DoorSign;
  step: Step;
  profile: Profile;
  acknowledged: AcknowledgedNotice | null;
  /** The notice changed after it was acknowledged: it is shown again, and said so. */
  noticeChanged: boolean;
  /** Somebody may be looking at the screen for the first time in a while: nothing is shown until asked for. */
  covered: boolean;
  panel: Panel | null;
  /** Fetched when it is first opened, whole. */
  directory: 'absent' | 'loading' | 'failed' | 'ready';
  /** Null until the directory is opened. */
  finding: Finding | null;
  youth: YouthState;
}

export type PageEvent =
  | { on: 'begin' }
  | { on: 'check-door' }
  | { on: 'forward' }
  | { on: 'back' }
  | { on: 'skip-questions' }
  | { on: 'answer'; profile: Profile }
  | { on: 'retry' }
  | { on: 'restart' }
  | { on: 'open'; panel: Panel }
  | { on: 'close-panel' }
  | { on: 'find'; finding: Finding }
  | { on: 'directory'; is: 'ready' | 'failed' }
  | { on: 'leave' }
  | { on: 'hidden' }
  | { on: 'uncover' }
  | { on: 'language'; language: PageLanguage }
  | { on: 'content'; language: PageLanguage; content: YouthContent }
  | { on: 'language-failed' }
  | { on: 'client-failed' }
  | { on: 'youth'; youth: YouthState };

/** What the shell does on account of an event, in order. */
export type Effect =
  | { do: 'connect' }
  | { do: 'join'; notice: AcknowledgedNotice; profile: Profile }
  | { do: 'leave' }
  | { do: 'load'; language: PageLanguage }
  | { do: 'load-directory' }
  | { do: 'restart' };

const OUTSIDE: YouthState = {
  connection: 'offline',
  door: null,
  visit: { phase: 'outside' },
  refusal: null,
  distrust: null,
  shutdownInMs: null,
};

export function firstSight(content: YouthContent, door: DoorSign): PageState {
  return {
    language: content.language,
    wanted: null,
    languageFailed: false,
    content,
    door,
    step: { at: 'start' },
    profile: {},
    acknowledged: null,
    noticeChanged: false,
    covered: false,
    panel: null,
    directory: 'absent',
    finding: null,
    youth: OUTSIDE,
  };
}

/** What is on the screen, by name: when it changes, focus goes to the new heading. */
export function screenOf(state: PageState): string {
  if (state.covered) return 'cover';
  // Trying again takes its button away, so the focus must go somewhere.
  if (state.panel === 'directory' && state.directory === 'failed') return 'panel-directory-failed';
  if (state.panel !== null) return `panel-${state.panel}`;
  const { step, youth } = state;
  if (step.at === 'notice') return `notice-${step.shown}`;
  if (step.at === 'questions') return `question-${step.asked}`;
  if (step.at !== 'visit') return step.at;
  if (youth.visit.phase !== 'outside') return youth.visit.phase;
  return youth.refusal === null || youth.refusal === 'notice-outdated' ? 'joining' : 'refused';
}
