import type { FrontMessages } from 'virtual:catalogue/sv/front';
import type { CommonWords } from '../parts/common-words.ts';

/** What first sight says. */
export type FrontWords = CommonWords & FrontMessages;
