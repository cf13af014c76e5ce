import type { EmbeddedMessages } from 'virtual:catalogue/sv/embedded';
import type { PageLanguage } from '@dorren/shared/protocol/values.ts';

const CATALOGUES = {
  sv: () => import('virtual:catalogue/sv/embedded'),
  en: () => import('virtual:catalogue/en/embedded'),
  ar: () => import('virtual:catalogue/ar/embedded'),
} as const satisfies Record<PageLanguage, unknown>;

/** What is said only in a partner's frame. */
export async function loadEmbeddedWords(language: PageLanguage): Promise<EmbeddedMessages> {
  return (await CATALOGUES[language]()).default;
}
