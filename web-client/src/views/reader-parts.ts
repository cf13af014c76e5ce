import type { MissingMessages } from 'virtual:catalogue/sv/missing';
import type { NoticeMessages } from 'virtual:catalogue/sv/notice';
import type { PageLanguage } from '@dorren/shared/protocol/values.ts';
import type { NoticeScreen } from '../notice/notice-screen.tsx';
import type { Pictogram } from '../notice/pictogram.tsx';

/** What notices are read with, in one language: loaded when one begins. */
export interface ReaderParts {
  language: PageLanguage;
  NoticeScreen: typeof NoticeScreen;
  words: NoticeMessages;
  /** Null until it is needed: a text was not there in the language asked for. */
  missing: MissingMessages | null;
  /** Null until it has come: what is read does not wait for it. */
  Pictogram: typeof Pictogram | null;
}
