/** In which language a youth reads what is given to them. Pure. */
import { type ConversationLanguage, PAGE_LANGUAGES, type PageLanguage } from '@dorren/shared/protocol/values.ts';
import type { Conversation } from '../../lib/staff-state.ts';

/** The one they chose to talk in, if the pages have it; else the one they read the notice in, likewise; else Swedish. */
export function cardLanguage({ profile, notice }: Pick<Conversation, 'profile' | 'notice'>): PageLanguage {
  return asPageLanguage(profile.language) ?? asPageLanguage(notice.language) ?? 'sv';
}

/** In which language their page's own words are, as far as one can tell: there are notices in more languages than pages. */
export function pageLanguageOf({ profile, notice }: Pick<Conversation, 'profile' | 'notice'>): PageLanguage {
  return asPageLanguage(notice.language) ?? asPageLanguage(profile.language) ?? 'sv';
}

function asPageLanguage(language: ConversationLanguage | undefined): PageLanguage | undefined {
  return PAGE_LANGUAGES.find((each) => each === language);
}
