/** In which language a youth reads what is given to them. Pure. */
import { PAGE_LANGUAGES, type PageLanguage } from '@dorren/shared/protocol/values.ts';
import type { Conversation } from '../../lib/staff-state.ts';

/** The one they chose to talk in, if the pages have it; else the one they read the notice in. */
export function cardLanguage({ profile, notice }: Pick<Conversation, 'profile' | 'notice'>): PageLanguage {
  return PAGE_LANGUAGES.find((language) => language === profile.language) ?? notice.language;
}
