/** Texts that are in Swedish always, and in the pages' other languages when somebody has written them. Pure. */
import type { LocalText } from '@dorren/shared/protocol/directory.ts';
import type { PageLanguage } from '@dorren/shared/protocol/values.ts';

export interface Wording {
  words: string;
  lang: PageLanguage;
}

/** In that language if there is one, else in Swedish. */
export function inLanguage(text: LocalText, language: PageLanguage): Wording {
  const words = text[language];
  return words === undefined ? { words: text.sv, lang: 'sv' } : { words, lang: language };
}

export const DIRECTIONS = { sv: 'ltr', en: 'ltr', ar: 'rtl' } as const satisfies Record<PageLanguage, string>;
