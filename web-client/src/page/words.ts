import type { Messages } from 'virtual:catalogue/sv';
import type { PageLanguage } from '@dorren/shared/protocol/values.ts';

const CATALOGUES = {
  sv: () => import('virtual:catalogue/sv'),
  en: () => import('virtual:catalogue/en'),
  ar: () => import('virtual:catalogue/ar'),
} as const satisfies Record<PageLanguage, unknown>;

/** What the page says until a place has been asked for: of the other words each part has its own. */
export async function loadWords(language: PageLanguage): Promise<Messages> {
  return (await CATALOGUES[language]()).default;
}
