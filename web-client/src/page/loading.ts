/** What is loaded on the way in: only in the chosen language. The rest is loaded by `loading-later.ts`, which is itself loaded later. */

import type { NoticeTold } from '@dorren/shared/protocol/notice.ts';
import type { ConversationLanguage, PageLanguage } from '@dorren/shared/protocol/values.ts';
import { NoticeScreen } from '../notice/notice-screen.tsx';
import type { ReaderParts } from '../views/props.ts';
import { fetched } from './fetched.ts';
import { loadWords } from './words.ts';

/** What notices are read with. */
export async function loadReader(language: PageLanguage): Promise<ReaderParts> {
  return { language, NoticeScreen, words: await loadWords(language), missing: null, Pictogram: null };
}

/** The version in force; the door's if `notice` is null. @throws if it cannot be had; it is taken as it comes. */
export async function loadNotice(language: ConversationLanguage, notice: string | null): Promise<NoticeTold> {
  return (await fetched(notice === null ? `/notice/${language}` : `/notice/${language}/${notice}`)) as NoticeTold;
}
