/** What is loaded when it is needed, or while one reads: the queue and the conversation, the directory, first sight as it is gone back to. */

import type { MissingMessages } from 'virtual:catalogue/sv/missing';
import type { YouthContent } from '@dorren/shared/protocol/content.ts';
import type { PublicDirectory } from '@dorren/shared/protocol/directory.ts';
import type { PageLanguage } from '@dorren/shared/protocol/values.ts';
import type { Places } from '../directory/places.ts';
import type { CommonWords } from '../parts/common-words.ts';
import type { PlaceWords } from '../parts/place-facts.tsx';
import directoryStyle from '../styles/directory.css?url';
import insideStyle from '../styles/inside.css?url';
import pictogramStyle from '../styles/pictograms.css?url';
import safetyStyle from '../styles/safety.css?url';
import type { FrontParts } from '../views/front-parts.ts';
import type { FindParts, InsideParts, SafetyParts } from '../views/page-props.ts';
import type { ReaderParts } from '../views/props.ts';
import { fetched } from './fetched.ts';
import { refill } from './refill.ts';
import { loadStyle } from './style.ts';
import { loadWords } from './words.ts';

export { refill };

const COMMON_CATALOGUES = {
  sv: () => import('virtual:catalogue/sv/common'),
  en: () => import('virtual:catalogue/en/common'),
  ar: () => import('virtual:catalogue/ar/common'),
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

const SAFETY_CATALOGUES = {
  sv: () => import('virtual:catalogue/sv/safety'),
  en: () => import('virtual:catalogue/en/safety'),
  ar: () => import('virtual:catalogue/ar/safety'),
} as const satisfies Record<PageLanguage, unknown>;

const CARD_CATALOGUES = {
  sv: () => import('virtual:catalogue/sv/card'),
  en: () => import('virtual:catalogue/en/card'),
  ar: () => import('virtual:catalogue/ar/card'),
} as const satisfies Record<PageLanguage, unknown>;

async function commonWords(language: PageLanguage): Promise<CommonWords> {
  const [words, { default: common }] = await Promise.all([loadWords(language), COMMON_CATALOGUES[language]()]);
  return { ...words, ...common };
}

export async function loadFront(language: PageLanguage): Promise<FrontParts> {
  const [{ Start }, { doorWords }, words, { default: front }] = await Promise.all([
    import('../front/start.tsx'),
    import('../front/door-sign.tsx'),
    commonWords(language),
    FRONT_CATALOGUES[language](),
  ]);
  return { language, Start, doorWords, words: { ...words, ...front } };
}

async function placeWords(language: PageLanguage): Promise<PlaceWords> {
  const [words, { default: card }] = await Promise.all([loadWords(language), CARD_CATALOGUES[language]()]);
  return { ...words, ...card };
}

export async function loadInside(language: PageLanguage): Promise<InsideParts> {
  const [views, { announcement }, { default: words }, card, common] = await Promise.all([
    import('../inside/inside.tsx'),
    import('../inside/announcement.ts'),
    INSIDE_CATALOGUES[language](),
    placeWords(language),
    commonWords(language),
    loadStyle(insideStyle),
  ]);
  return { Inside: views.Inside, insidePanel: views.insidePanel, announcement, common, words: { ...words, ...card } };
}

/** What the directory is looked through with. */
export async function loadFind(language: PageLanguage): Promise<FindParts> {
  const [{ DirectoryPanel }, { Find }, { counting }, { default: words }, card] = await Promise.all([
    import('../directory/directory-panel.tsx'),
    import('../directory/find.tsx'),
    import('../directory/counting.ts'),
    FIND_CATALOGUES[language](),
    placeWords(language),
    loadStyle(directoryStyle),
  ]);
  return { language, DirectoryPanel, Find, counting, words: { ...words, ...card } };
}

/** The whole public directory, whatever is looked for: the request says nothing but that somebody opened it. */
export async function loadPlaces(): Promise<Places> {
  const [{ placesOf }, directory] = await Promise.all([import('../directory/places.ts'), fetched('/directory')]);
  return placesOf(directory as PublicDirectory);
}

/** The advice for one's own safety. */
export async function loadSafety(language: PageLanguage): Promise<SafetyParts> {
  const [{ SafetyPanel }, { default: words }] = await Promise.all([
    import('../safety/safety-panel.tsx'),
    SAFETY_CATALOGUES[language](),
    loadStyle(safetyStyle),
  ]);
  return { language, SafetyPanel, words };
}

export async function loadPictograms(): Promise<ReaderParts['Pictogram']> {
  const [{ Pictogram }] = await Promise.all([import('../notice/pictogram.tsx'), loadStyle(pictogramStyle)]);
  return Pictogram;
}

/** What is said when a notice is not there in the language asked for. */
export async function loadMissing(language: PageLanguage): Promise<MissingMessages> {
  return (await import('../notice/missing-words.ts')).loadMissing(language);
}

/** @throws if the server has none; it is taken as it comes, from where the script came too. */
export async function loadContent(language: PageLanguage): Promise<YouthContent> {
  return (await fetched(`/content/${language}`)) as YouthContent;
}
