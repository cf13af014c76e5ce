import type { Messages } from 'virtual:catalogue/sv';
import type { PageEvent, PageState } from '../page/page-state.ts';
import type { ReaderParts } from './reader-parts.ts';

/** What every view is drawn from, and the one thing it can do. */
export interface ViewProps {
  state: PageState;
  words: Messages;
  reader: ReaderParts | null;
  send(event: PageEvent): void;
  /** The quick exit. */
  exit(): void;
}
