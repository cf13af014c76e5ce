/** What is loaded when it is needed: only the chosen language, and what comes after while one reads. */

import type { Messages } from 'virtual:catalogue/sv';
import type { YouthContent } from '@dorren/shared/protocol/content.ts';
import type { PublicDirectory } from '@dorren/shared/protocol/directory.ts';
import type { NoticeTold } from '@dorren/shared/protocol/notice.ts';
import type { ConversationLanguage, PageLanguage } from '@dorren/shared/protocol/values.ts';
import type { Places } from '../directory/places.ts';
import { loadNoticeWords } from '../notice/notice-words.ts';
import type { PlaceWords } from '../parts/place-facts.tsx';
import directoryStyle from '../styles/directory.css?url';
import insideStyle from '../styles/inside.css?url';
import type { FrontParts } from '../views/front-parts.ts';
import type { FindParts, InsideParts } from '../views/page-props.ts';
import type { ReaderParts } from '../views/reader-parts.ts';
import { loadStyle } from './style.ts';

const CATALOGUES = {
  sv: () => import('virtual:catalogue/sv'),
  en: () => import('virtual:catalogue/en'),
  ar: () => import('virtual:catalogue/ar'),
} as const satisfies Record<PageLanguage, unknown>;

const FRONT_CATALOGUES = {
  sv: () => import('virtual:catalogue/sv/front'),
  en: () => import('virtual:catalogue/en/front'),
  ar: () => import('virtual:catalogue/ar/front'),
} as const satisfies Record<PageLanguage, unknown>;

const INSIDE_CATALOGUES = {
  sv: () => import('virtual:catalogue/sv/inside'),
  en: () => import('virtual:catalogue/en/inside'),
  ar: () => import('virtual:catalogue/ar/inside'),
} as const satisfies Record<PageLanguage, unknown>;

const FIND_CATALOGUES = {
  sv: () => import('virtual:catalogue/sv/find'),
  en: () => import('virtual:catalogue/en/find'),
  ar: () => import('virtual:catalogue/ar/find'),
} as const satisfies Record<PageLanguage, unknown>;

const CARD_CATALOGUES = {
  sv: () => import('virtual:catalogue/sv/card'),
  en: () => import('virtual:catalogue/en/card'),
  ar: () => import('virtual:catalogue/ar/card'),
} as const satisfies Record<PageLanguage, unknown>;

export async function loadWords(language: PageLanguage): Promise<Messages> {
  return (await CATALOGUES[language]()).default;
}

export async function loadFront(language: PageLanguage): Promise<FrontParts> {
  const [{ Start }, { doorWords }, words, { default: front }] = await Promise.all([
    import('../front/start.tsx'),
    import('../front/door-sign.tsx'),
    loadWords(language),
    FRONT_CATALOGUES[language](),
  ]);
  return { language, Start, doorWords, words: { ...words, ...front } };
}

async function placeWords(language: PageLanguage): Promise<PlaceWords> {
  const [words, { default: card }] = await Promise.all([loadWords(language), CARD_CATALOGUES[language]()]);
  return { ...words, ...card };
}

export async function loadInside(language: PageLanguage): Promise<InsideParts> {
  const [views, { announcement }, { default: words }, card] = await Promise.all([
    import('../inside/inside.tsx'),
    import('../inside/announcement.ts'),
    INSIDE_CATALOGUES[language](),
    placeWords(language),
    loadStyle(insideStyle),
  ]);
  return { Inside: views.Inside, insidePanel: views.insidePanel, announcement, words: { ...words, ...card } };
}

/** What the directory is looked through with. */
export async function loadFind(language: PageLanguage): Promise<FindParts> {
  const [{ Find }, { counted }, { default: words }, card] = await Promise.all([
    import('../directory/find.tsx'),
    import('../directory/places.ts'),
    FIND_CATALOGUES[language](),
    placeWords(language),
    loadStyle(directoryStyle),
  ]);
  return { language, Find, counted, words: { ...words, ...card } };
}

/** The whole public directory, whatever is looked for: the request says nothing but that somebody opened it. */
export async function loadPlaces(): Promise<Places> {
  const [{ placesOf }, directory] = await Promise.all([import('../directory/places.ts'), fetched('/directory')]);
  return placesOf(directory as PublicDirectory);
}

/** What notices are read with. */
export async function loadReader(language: PageLanguage): Promise<ReaderParts> {
  const [{ NoticeScreen }, words] = await Promise.all([
    import('../notice/notice-screen.tsx'),
    loadNoticeWords(language),
  ]);
  return { language, NoticeScreen, words, missing: null, Pictogram: null };
}

export async function loadPictograms(): Promise<ReaderParts['Pictogram']> {
  return (await import('../notice/pictogram.tsx')).Pictogram;
}

/** The version in force; the door's if `notice` is null. @throws if it cannot be had; it is taken as it comes. */
export async function loadNotice(language: ConversationLanguage, notice: string | null): Promise<NoticeTold> {
  return (await fetched(notice === null ? `/notice/${language}` : `/notice/${language}/${notice}`)) as NoticeTold;
}

/** @throws if the server has none; it is taken as it comes, from where the script came too. */
export async function loadContent(language: PageLanguage): Promise<YouthContent> {
  return (await fetched(`/content/${language}`)) as YouthContent;
}

async function fetched(path: string): Promise<unknown> {
  const response = await fetch(path, { cache: 'no-store', credentials: 'omit', referrerPolicy: 'no-referrer' });
  if (!response.ok) throw new Error(`no ${path}`);
  return response.json();
}
