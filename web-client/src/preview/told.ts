import type { NoticeTold } from '@dorren/shared/protocol/notice.ts';
import { PAGE_LANGUAGES, type PageLanguage } from '@dorren/shared/protocol/values.ts';

/** What the console hands the preview: a text, as the server would tell it, and the language of what surrounds it. */
export interface Shown {
  told: NoticeTold;
  pageLanguage: PageLanguage;
}

/** Null for what is no such message, or comes from anybody but the page around, of the same origin. */
export function shownBy(
  { data, origin, source }: Pick<MessageEvent<unknown>, 'data' | 'origin' | 'source'>,
  around: { origin: string; parent: MessageEventSource },
): Shown | null {
  if (origin !== around.origin || source !== around.parent) return null;
  if (typeof data !== 'object' || data === null || !('t' in data) || data.t !== 'preview') return null;
  if (!('told' in data) || !('pageLanguage' in data)) return null;
  const pageLanguage = PAGE_LANGUAGES.find((language) => language === data.pageLanguage);
  return pageLanguage === undefined ? null : { told: data.told as NoticeTold, pageLanguage };
}
