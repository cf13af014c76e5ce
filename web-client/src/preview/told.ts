import type { NoticeTold } from '@dorren/shared/protocol/notice.ts';
import {
  PAGE_LANGUAGES,
  type PageLanguage,
  READING_LEVELS,
  type ReadingLevel,
} from '@dorren/shared/protocol/values.ts';

/** What the console hands the preview: a text, as the server would tell it, the language of what surrounds it, and the level looked at first. */
export interface Shown {
  told: NoticeTold;
  pageLanguage: PageLanguage;
  level: ReadingLevel;
}

/** Null for what is no such message, or comes from anybody but the page around, of the same origin. */
export function shownBy(
  { data, origin, source }: Pick<MessageEvent<unknown>, 'data' | 'origin' | 'source'>,
  around: { origin: string; parent: MessageEventSource },
): Shown | null {
  if (origin !== around.origin || source !== around.parent) return null;
  if (typeof data !== 'object' || data === null || !('t' in data) || data.t !== 'preview') return null;
  if (!('told' in data) || !('pageLanguage' in data) || !('level' in data)) return null;
  const pageLanguage = PAGE_LANGUAGES.find((language) => language === data.pageLanguage);
  const level = READING_LEVELS.find((each) => each === data.level);
  if (pageLanguage === undefined || level === undefined) return null;
  return { told: data.told as NoticeTold, pageLanguage, level };
}
