/** How a notice is read on the page, before joining and whenever another one is to be read (SPEC N1, N4, N5, N6). */
import type { AcknowledgedNotice } from '@dorren/shared/protocol/fields.ts';
import type { NoticeText, NoticeTold } from '@dorren/shared/protocol/notice.ts';
import type { ConversationLanguage, ReadingLevel } from '@dorren/shared/protocol/values.ts';
import type { Change } from './page-machine.ts';
import type { PageState } from './page-state.ts';

/** A notice that is read, one step at a time, or being fetched. */
export interface Reading {
  /**
   * `door`: before joining. `changed`: the door's is another than was acknowledged. `claim`, `proposal`: of the counsellor who would take the
   * conversation, or who is proposed.
   */
  why: 'door' | 'changed' | 'claim' | 'proposal';
  /** Its id; null: the door's, whichever that is. */
  notice: string | null;
  /** Null until it has come. */
  told: NoticeTold | null;
  /** The language it is being fetched in; null: it is not. */
  wanted: ConversationLanguage | null;
  /** The last fetch came to nothing. */
  failed: boolean;
  /** Of the steps of the text at the level chosen, from 0. */
  shown: number;
  /** An earlier version of it has been read: it is said that it changed. */
  again: boolean;
}

/** What was read and acknowledged, kept to be read again: in this page's memory alone, until the visit is over. */
export interface ReadNotice {
  acknowledged: AcknowledgedNotice;
  told: NoticeTold;
  /** Refused since: another version is in force. */
  outdated: boolean;
}

/**
 * A counsellor would take the conversation who is bound by a notice that has not been acknowledged (N5): what has come of it here.
 * `over`: they could not wait any longer.
 */
export interface Claim {
  notice: string;
  at: 'asked' | 'reading' | 'agreed' | 'over';
}

export function levelOf(told: NoticeTold, easy: boolean): ReadingLevel {
  return easy && told.easy !== null ? 'easy' : 'standard';
}

/** The text that is shown of a notice. */
export function textOf(told: NoticeTold, level: ReadingLevel): NoticeText {
  return (level === 'easy' ? told.easy : null) ?? told.standard;
}

/** The question whether the door's notice was understood, if the text that is read has one. */
export function checkOf({ reading, easy }: Pick<PageState, 'reading' | 'easy'>): NoticeText['question'] {
  return reading?.told ? textOf(reading.told, levelOf(reading.told, easy)).question : null;
}

/** Whether the notice stands in the visit's place: before one has a place in the queue, or while one has. */
export function isReadInVisit({ reading, claim, youth }: Pick<PageState, 'reading' | 'claim' | 'youth'>): boolean {
  const { phase } = youth.visit;
  if (reading?.why === 'changed') return phase === 'outside' || phase === 'waiting';
  return reading?.why === 'claim' && claim?.at === 'reading' && phase === 'waiting';
}

export function readingScreen({ easy }: Pick<PageState, 'easy'>, { told, failed, shown }: Reading): string {
  if (told === null) return failed ? 'notice-failed' : 'notice-loading';
  return `notice-${told.language}-${levelOf(told, easy)}-${shown}`;
}

/** The notice on the screen, or in the panel over it. */
export function readNow(state: PageState): Reading | null {
  const { reading, panel, step } = state;
  if (panel !== null) return panel === 'proposal' && reading?.why === 'proposal' ? reading : null;
  return step.at === 'notice' || (step.at === 'visit' && isReadInVisit(state)) ? reading : null;
}

/** What was acknowledged of that notice, if it still holds as far as is known. */
export function readOf({ read }: Pick<PageState, 'read'>, notice: string): ReadNotice | null {
  return read.find((one) => one.acknowledged.notice === notice && !one.outdated) ?? null;
}

export function beginReading(state: PageState, why: Reading['why'], notice: string | null): Change {
  const language = state.noticeLanguage ?? state.language;
  const again = why === 'changed' || state.read.some((one) => one.acknowledged.notice === notice);
  return {
    state: { ...state, reading: { why, notice, told: null, wanted: language, failed: false, shown: 0, again } },
    effects: [{ do: 'load-notice', notice, language }],
  };
}

export function noticeCame(state: PageState, notice: string | null, told: NoticeTold): PageState {
  const { reading, noticeLanguage } = state;
  if (!isAwaited(reading, notice, told.asked)) return state;
  return {
    ...state,
    reading: { ...reading, told, wanted: null, failed: false, shown: 0 },
    noticeLanguage: reading.told === null ? noticeLanguage : told.asked,
  };
}

export function noticeFailed(state: PageState, notice: string | null, language: ConversationLanguage): PageState {
  const { reading } = state;
  if (!isAwaited(reading, notice, language)) return state;
  return { ...state, reading: { ...reading, wanted: null, failed: true } };
}

function isAwaited(reading: Reading | null, notice: string | null, language: ConversationLanguage): reading is Reading {
  return reading !== null && reading.notice === notice && reading.wanted === language;
}

/** What is read goes on being shown until the other language is there. */
export function inNoticeLanguage(state: PageState, language: ConversationLanguage): Change {
  const reading = readNow(state);
  if (reading === null || reading.told === null) return { state, effects: [] };
  if (language === reading.told.asked)
    return { state: { ...state, reading: { ...reading, wanted: null, failed: false } }, effects: [] };
  return {
    state: { ...state, reading: { ...reading, wanted: language, failed: false } },
    effects: [{ do: 'load-notice', notice: reading.notice, language }],
  };
}

/** Half-read texts are begun again: what is acknowledged is what was shown. */
export function atLevel(state: PageState, easy: boolean): PageState {
  const reading = readNow(state);
  return reading === null ? state : { ...state, easy, reading: { ...reading, shown: 0 } };
}

export function fetchAgain(state: PageState): Change {
  const { reading } = state;
  if (!reading?.failed || reading.told !== null) return { state, effects: [] };
  return beginReading(state, reading.why, reading.notice);
}

/** The step before; null: there is none. */
export function backIn(state: PageState, reading: Reading): PageState | null {
  if (reading.told === null || reading.shown === 0) return null;
  return { ...state, reading: { ...reading, shown: reading.shown - 1 } };
}

/** The step after; null: the last one has been read, and that is said with this ({@link acknowledge}). */
export function forwardIn(state: PageState, reading: Reading, told: NoticeTold): PageState | null {
  const { steps } = textOf(told, levelOf(told, state.easy));
  if (reading.shown + 1 >= steps.length) return null;
  return { ...state, reading: { ...reading, shown: reading.shown + 1 } };
}

/** Of exactly the text that was shown. Another language that was on its way is not waited for. */
export function acknowledge(state: PageState, reading: Reading, told: NoticeTold): [PageState, AcknowledgedNotice] {
  const { notice, version, language } = told;
  const acknowledged: AcknowledgedNotice = { notice, version, language, level: levelOf(told, state.easy) };
  const others = state.read.filter((one) => one.acknowledged.notice !== notice);
  return [
    {
      ...state,
      reading: { ...reading, wanted: null, failed: false },
      read: [...others, { acknowledged, told, outdated: false }],
    },
    acknowledged,
  ];
}

/** It has been refused: it is not the one in force. */
export function outdate(state: PageState, notice: string): PageState {
  const read = state.read.map((one) => (one.acknowledged.notice === notice ? { ...one, outdated: true } : one));
  return { ...state, read };
}
