import type { Messages } from 'virtual:catalogue/sv';
import type { MissingMessages } from 'virtual:catalogue/sv/missing';
import type { NoticeTold } from '@dorren/shared/protocol/notice.ts';
import type { PageLanguage } from '@dorren/shared/protocol/values.ts';
import type { FunctionComponent } from 'preact';
import type { Pictogram } from '../notice/pictogram.tsx';
import type { Reading } from '../page/notice-read.ts';
import type { PageEvent, PageState } from '../page/page-state.ts';

/** What every view is drawn from, and the one thing it can do. */
export interface ViewProps {
  state: PageState;
  words: Messages;
  reader: ReaderParts | null;
  send(event: PageEvent): void;
  /** The quick exit. */
  exit(): void;
}

/** What notices are read with, in one language: loaded when one begins. */
export interface ReaderParts {
  language: PageLanguage;
  NoticeScreen: FunctionComponent<NoticeScreenProps>;
  words: Messages;
  /** Null until it is needed: a text was not there in the language asked for. */
  missing: MissingMessages | null;
  /** Null until it has come: what is read does not wait for it. */
  Pictogram: typeof Pictogram | null;
}

export interface NoticeScreenProps extends Pick<ViewProps, 'state' | 'send'> {
  reader: ReaderParts;
  reading: Reading;
  told: NoticeTold;
}
