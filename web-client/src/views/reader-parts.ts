import type { NoticeMessages } from 'virtual:catalogue/sv/notice';
import type { PageLanguage } from '@dorren/shared/protocol/values.ts';
import type { NoticeScreen } from '../notice/notice-screen.tsx';
import type { ReadAgain } from '../notice/read-again.tsx';

/** What notices are read with, in one language: loaded when one begins. */
export interface ReaderParts {
  language: PageLanguage;
  NoticeScreen: typeof NoticeScreen;
  ReadAgain: typeof ReadAgain;
  words: NoticeMessages;
}
