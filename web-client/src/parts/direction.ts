import type { ConversationLanguage } from '@dorren/shared/protocol/values.ts';

const RIGHT_TO_LEFT: ReadonlySet<ConversationLanguage> = new Set(['ar', 'fa', 'prs', 'ckb']);

/** For `dir`, beside `lang`. */
export function directionOf(language: ConversationLanguage): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(language) ? 'rtl' : 'ltr';
}
