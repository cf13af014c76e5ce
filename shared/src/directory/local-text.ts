import type { PageLanguage } from '../protocol/values.ts';

type Localised = { sv: string } & { [language in Exclude<PageLanguage, 'sv'>]?: string | undefined };

/** In the wanted language if somebody has written it, else in Swedish: with the language that it is in. */
export function inLanguage(text: Localised, wanted: PageLanguage): { text: string; language: PageLanguage } {
  const written = text[wanted];
  return written === undefined ? { text: text.sv, language: 'sv' } : { text: written, language: wanted };
}
