import type { NoticeMessages } from 'virtual:catalogue/sv/notice';
import type { PageLanguage } from '@dorren/shared/protocol/values.ts';

const CATALOGUES = {
  sv: () => import('virtual:catalogue/sv/notice'),
  en: () => import('virtual:catalogue/en/notice'),
  ar: () => import('virtual:catalogue/ar/notice'),
} as const satisfies Record<PageLanguage, unknown>;

/** What is said around a notice, in the page's language. */
export async function loadNoticeWords(language: PageLanguage): Promise<NoticeMessages> {
  return (await CATALOGUES[language]()).default;
}
