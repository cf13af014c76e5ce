/** How a notice is read on the page, before joining and whenever another one is to be read (SPEC N1, N4, N5, N6). */
import type { AcknowledgedNotice } from '@dorren/shared/protocol/fields.ts';
import type { NoticeText, NoticeTold } from '@dorren/shared/protocol/notice.ts';
import type { ConversationLanguage, ReadingLevel } from '@dorren/shared/protocol/values.ts';
import { isReadInVisit, levelOf, type Reading, type ReadNotice } from './notice-read.ts';
import type { Change, PageState } from './page-state.ts';

/** The text that is shown of a notice. */
export function textOf(told: NoticeTold, level: ReadingLevel): NoticeText {
  return (level === 'easy' ? told.easy : null) ?? told.standard;
}

/** The question whether the door's notice was understood, if the text that is read has one. */
export function checkOf({ reading, easy }: Pick<PageState, 'reading' | 'easy'>): NoticeText['question'] {
  return reading?.told ? textOf(reading.told, levelOf(reading.told, easy)).question : null;
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
