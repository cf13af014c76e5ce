import type { MissingMessages } from 'virtual:catalogue/sv/missing';
import type { NoticeMessages } from 'virtual:catalogue/sv/notice';
import type { PageLanguage } from '@dorren/shared/protocol/values.ts';

const CATALOGUES = {
  sv: () => import('virtual:catalogue/sv/notice'),
  en: () => import('virtual:catalogue/en/notice'),
  ar: () => import('virtual:catalogue/ar/notice'),
} as const satisfies Record<PageLanguage, unknown>;

const MISSING_CATALOGUES = {
  sv: () => import('virtual:catalogue/sv/missing'),
  en: () => import('virtual:catalogue/en/missing'),
  ar: () => import('virtual:catalogue/ar/missing'),
} as const satisfies Record<PageLanguage, unknown>;

/** What is said around a notice, in the page's language. */
export async function loadNoticeWords(language: PageLanguage): Promise<NoticeMessages> {
  return (await CATALOGUES[language]()).default;
}

/** That a notice is not there in a language, in each of those. */
export async function loadMissing(language: PageLanguage): Promise<MissingMessages> {
  return (await MISSING_CATALOGUES[language]()).default;
}
