import type { MissingMessages } from 'virtual:catalogue/sv/missing';
import type { PageLanguage } from '@dorren/shared/protocol/values.ts';

const CATALOGUES = {
  sv: () => import('virtual:catalogue/sv/missing'),
  en: () => import('virtual:catalogue/en/missing'),
  ar: () => import('virtual:catalogue/ar/missing'),
} as const satisfies Record<PageLanguage, unknown>;

/** That a notice is not there in a language, in each of those. */
export async function loadMissing(language: PageLanguage): Promise<MissingMessages> {
  return (await CATALOGUES[language]()).default;
}
