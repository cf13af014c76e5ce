/** What is loaded on the way in: only in the chosen language. The rest is loaded by `loading-later.ts`, which is itself loaded later. */

import type { Messages } from 'virtual:catalogue/sv';
import type { NoticeTold } from '@dorren/shared/protocol/notice.ts';
import type { ConversationLanguage, PageLanguage } from '@dorren/shared/protocol/values.ts';
import { loadNoticeWords } from '../notice/notice-words.ts';
import type { ReaderParts } from '../views/props.ts';
import { fetched } from './fetched.ts';

const CATALOGUES = {
  sv: () => import('virtual:catalogue/sv'),
  en: () => import('virtual:catalogue/en'),
  ar: () => import('virtual:catalogue/ar'),
} as const satisfies Record<PageLanguage, unknown>;

export async function loadWords(language: PageLanguage): Promise<Messages> {
  return (await CATALOGUES[language]()).default;
}

/** What notices are read with. */
export async function loadReader(language: PageLanguage): Promise<ReaderParts> {
  const [{ NoticeScreen }, words] = await Promise.all([
    import('../notice/notice-screen.tsx'),
    loadNoticeWords(language),
  ]);
  return { language, NoticeScreen, words, missing: null, Pictogram: null };
}

/** The version in force; the door's if `notice` is null. @throws if it cannot be had; it is taken as it comes. */
export async function loadNotice(language: ConversationLanguage, notice: string | null): Promise<NoticeTold> {
  return (await fetched(notice === null ? `/notice/${language}` : `/notice/${language}/${notice}`)) as NoticeTold;
}
