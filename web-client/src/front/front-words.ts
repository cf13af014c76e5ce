import type { Messages } from 'virtual:catalogue/sv';
import type { FrontMessages } from 'virtual:catalogue/sv/front';

/** What first sight says: also some of what every view does. */
export type FrontWords = Messages & FrontMessages;
