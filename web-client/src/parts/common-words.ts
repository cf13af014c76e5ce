import type { Messages } from 'virtual:catalogue/sv';
import type { CommonMessages } from 'virtual:catalogue/sv/common';

/** What is said everywhere, and what first sight, the queue and the end have in common; nobody needs that on the way in. */
export type CommonWords = Messages & CommonMessages;
