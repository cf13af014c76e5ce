/** A notice that is read, or was: what the page knows of it. What comes of it is in `reading.ts`. */
import type { AcknowledgedNotice } from '@dorren/shared/protocol/fields.ts';
import type { NoticeTold } from '@dorren/shared/protocol/notice.ts';
import type { ConversationLanguage, ReadingLevel } from '@dorren/shared/protocol/values.ts';
import type { YouthState } from '../client/state.ts';

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

interface InVisit {
  reading: Reading | null;
  claim: Claim | null;
  youth: YouthState;
}

export function levelOf(told: NoticeTold, easy: boolean): ReadingLevel {
  return easy && told.easy !== null ? 'easy' : 'standard';
}

/** Whether the notice stands in the visit's place: before one has a place in the queue, or while one has. */
export function isReadInVisit({ reading, claim, youth }: InVisit): boolean {
  const { phase } = youth.visit;
  if (reading?.why === 'changed') return phase === 'outside' || phase === 'waiting';
  return reading?.why === 'claim' && claim?.at === 'reading' && phase === 'waiting';
}

export function readingScreen({ easy }: { easy: boolean }, { told, failed, shown }: Reading): string {
  if (told === null) return failed ? 'notice-failed' : 'notice-loading';
  return `notice-${told.asked}-${levelOf(told, easy)}-${shown}`;
}
