/** What a notice is read with. */

import type { Messages } from 'virtual:catalogue/sv';
import type { MissingMessages } from 'virtual:catalogue/sv/missing';
import type { NoticeTold } from '@dorren/shared/protocol/notice.ts';
import type { ConversationLanguage, ReadingLevel } from '@dorren/shared/protocol/values.ts';
import type { ComponentChildren } from 'preact';
import type { PageEvent } from '../page/page-state.ts';
import type { Pictogram as Drawn } from './pictogram.tsx';

export type ReaderEvent = Extract<PageEvent, { on: 'forward' | 'back' | 'notice-language' | 'notice-level' }>;

export interface NoticeReaderProps {
  told: NoticeTold;
  level: ReadingLevel;
  /** Of the steps, from 0. */
  shown: number;
  /** A language that is being fetched. */
  wanted: ConversationLanguage | null;
  /** The last language asked for could not be had. */
  failed: boolean;
  words: Messages;
  /** Null while they are not needed, or not there. */
  missing: MissingMessages | null;
  Pictogram: typeof Drawn | null;
  /** Where one is, and whose notice it is. */
  place: string;
  /** Said before the text. */
  note?: string | null;
  /** Said before the last step's button: what it does. */
  then?: string | null;
  /** Whether there is something to go back to from the first step. */
  mayLeave: boolean;
  send(event: ReaderEvent): void;
  /** What else one can do than read. */
  children?: ComponentChildren;
}
