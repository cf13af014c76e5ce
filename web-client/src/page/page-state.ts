/** All that the page shows, as one immutable value; what comes from the client is its snapshot, unchanged. */
import type { YouthContent } from '@dorren/shared/protocol/content.ts';
import type { AcknowledgedNotice, Door, Profile } from '@dorren/shared/protocol/fields.ts';
import type { NoticeTold } from '@dorren/shared/protocol/notice.ts';
import type { Form } from '@dorren/shared/protocol/reporting-duty.ts';
import type { ConversationLanguage, MunicipalityCode, PageLanguage } from '@dorren/shared/protocol/values.ts';
import type { EstimateBucket } from '@dorren/shared/protocol/waiting-time.ts';
import type { FormEntry, YouthState } from '../client/state.ts';
import { type Claim, isReadInVisit, type Reading, type ReadNotice, readingScreen } from './notice-read.ts';

/** In the order they are asked. Each can be skipped. */
export const QUESTIONS = ['age', 'language', 'topics', 'municipality'] as const;
export type Question = (typeof QUESTIONS)[number];

export type Step =
  | { at: 'start' }
  /** The door's notice; how far in it, `reading` says. */
  | { at: 'notice' }
  /** Whether it was understood. `chosen` counts from 0 in the answers; it is forgotten with this step, and sent nowhere. */
  | { at: 'check'; chosen: number | null }
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

/** Lies over the screen it was opened on. `notice`: what was acknowledged, to be read again. */
export type Panel = 'leave' | 'about' | 'proposal' | 'notice' | 'directory' | 'safety' | FormPanel;

/** When the page covers itself: also when its window loses the focus, or only when it cannot be seen. */
export type CoverWhen = 'at-once' | 'out-of-sight';

/** A form that a counsellor has asked for, by who asked and which form: asked for anew, it is the same to whoever is filling it in. */
export type FormPanel = `form-${number}-${Form}`;

export function formPanel({ epoch, form }: Pick<FormEntry, 'epoch' | 'form'>): FormPanel {
  return `form-${epoch}-${form}`;
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
  /** Of the door's notice, the newest. */
  acknowledged: AcknowledgedNotice | null;
  reading: Reading | null;
  /** All that were acknowledged in this visit, the newest of each notice, whatever was read last at the end. */
  read: readonly ReadNotice[];
  claim: Claim | null;
  /** Chosen for notices, and kept; null: the page's. */
  noticeLanguage: ConversationLanguage | null;
  /** Easy-read texts are wanted, where there are such. */
  easy: boolean;
  /** Somebody may be looking at the screen for the first time in a while: nothing is shown until asked for. */
  covered: boolean;
  coverWhen: CoverWhen;
  /** When the focus was lost that it is covered for, in milliseconds since 1970; null once it was out of sight. */
  lookedAwayAt: number | null;
  panel: Panel | null;
  /** Fetched when it is first opened, whole. */
  directory: 'absent' | 'loading' | 'failed' | 'ready';
  /** Null until the directory is opened. */
  finding: Finding | null;
  /** The advice for one's own safety, fetched when it is first opened. */
  safety: PageState['directory'];
  /** What the network shows is the same whatever one does here; it costs data. Kept nowhere. */
  steady: boolean;
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
  /** What a `load-notice` came to. */
  | { on: 'notice'; notice: string | null; told: NoticeTold }
  | { on: 'notice-failed'; notice: string | null; language: ConversationLanguage }
  | { on: 'notice-language'; language: ConversationLanguage }
  | { on: 'notice-level'; easy: boolean }
  | { on: 'retry-notice' }
  /** An answer to the question whether it was understood. */
  | { on: 'choose'; answer: number }
  | { on: 'read-again' }
  /** The notice of whoever claims, or is proposed. */
  | { on: 'read-theirs' }
  | { on: 'decline' }
  | { on: 'restart' }
  | { on: 'open'; panel: Panel }
  | { on: 'close-panel' }
  | { on: 'find'; finding: Finding }
  | { on: 'directory'; is: 'ready' | 'failed' }
  | { on: 'safety'; is: 'ready' | 'failed' }
  | { on: 'leave' }
  | { on: 'hidden' }
  /** Of the window. `at`: milliseconds since 1970. */
  | { on: 'focus-lost'; at: number }
  | { on: 'focus-back'; at: number }
  | { on: 'uncover' }
  | { on: 'cover-when'; when: CoverWhen }
  | { on: 'language'; language: PageLanguage }
  | { on: 'content'; language: PageLanguage; content: YouthContent }
  | { on: 'language-failed' }
  | { on: 'steady'; steady: boolean }
  | { on: 'client-failed' }
  | { on: 'youth'; youth: YouthState };

/** What the shell does on account of an event, in order. */
export type Effect =
  | { do: 'connect' }
  | { do: 'join'; notice: AcknowledgedNotice; profile: Profile }
  | { do: 'leave' }
  | { do: 'load'; language: PageLanguage }
  | { do: 'load-notice'; notice: string | null; language: ConversationLanguage }
  | { do: 'decline' }
  | { do: 'steady'; steady: boolean }
  | { do: 'load-directory' }
  | { do: 'load-safety' }
  | { do: 'restart' };

/** What comes of an event. */
export interface Change {
  state: PageState;
  effects: readonly Effect[];
}

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
    reading: null,
    read: [],
    claim: null,
    noticeLanguage: null,
    easy: false,
    covered: false,
    coverWhen: 'at-once',
    lookedAwayAt: null,
    panel: null,
    directory: 'absent',
    finding: null,
    safety: 'absent',
    steady: true,
    youth: OUTSIDE,
  };
}

/** What is on the screen, by name: when it changes, focus goes to the new heading. */
export function screenOf(state: PageState): string {
  if (state.covered) return 'cover';
  const { step, youth, panel, directory, reading, claim } = state;
  // Trying again takes its button away, so the focus must go somewhere.
  if (panel === 'directory' && directory === 'failed') return 'panel-directory-failed';
  if (panel === 'safety' && state.safety === 'failed') return 'panel-safety-failed';
  if (panel === 'proposal' && reading?.why === 'proposal') return `panel-proposal-${readingScreen(state, reading)}`;
  if (panel !== null) return `panel-${panel}`;
  if (step.at === 'notice' && reading !== null) return readingScreen(state, reading);
  if (step.at === 'check') return step.chosen === null ? 'check' : 'check-answered';
  if (step.at === 'questions') return `question-${step.asked}`;
  if (step.at !== 'visit') return step.at;
  if (isReadInVisit(state) && reading !== null) return readingScreen(state, reading);
  const { visit, refusal } = youth;
  if (visit.phase === 'waiting' && (claim?.at === 'asked' || claim?.at === 'agreed')) return `claim-${claim.at}`;
  if (visit.phase !== 'outside') return visit.phase;
  return refusal === null ? 'joining' : 'refused';
}
