import type { ConversationLanguage } from '@dorren/shared/protocol/values.ts';

const RIGHT_TO_LEFT: ReadonlySet<ConversationLanguage> = new Set(['ar', 'fa', 'prs', 'ckb']);

/** Of a text of its own in the page: both attributes, whatever the page's own are. */
export function inLanguage(language: ConversationLanguage): { lang: string; dir: 'ltr' | 'rtl' } {
  return { lang: language, dir: RIGHT_TO_LEFT.has(language) ? 'rtl' : 'ltr' };
}
