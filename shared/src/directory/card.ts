import type { LocalText, OrganisationKind, PublicEntry } from '../protocol/directory.ts';
import type { ReferralCard } from '../protocol/items.ts';
import type { PageLanguage } from '../protocol/values.ts';
import { inLanguage } from './local-text.ts';

/** What a card is made of: an entry of the staff's directory has all of it too. */
type Source = Omit<PublicEntry, 'id' | 'kind' | 'areas' | 'competences' | 'ages'>;

/**
 * The card of a unit for a youth: the public part only, in one language; what nobody has written in it is in Swedish, and then
 * the card says so if even what the place is had to be. `telephone`: one of the unit's own, by index.
 */
export function referralCardOf(
  entry: Source,
  kind: OrganisationKind,
  language: PageLanguage,
  telephone = 0,
): ReferralCard {
  const about = inLanguage(entry.about, language);
  const say = (text: LocalText | null) => text && inLanguage(text, about.language).text;
  return {
    language: about.language,
    name: inLanguage(entry.name, about.language).text,
    kind,
    about: about.text,
    whatHappens: say(entry.whatHappens),
    anonymity: entry.anonymity,
    hours: entry.hours,
    languages: entry.languages,
    interpreter: entry.interpreter,
    telephone: entry.telephones[telephone]?.number ?? null,
    safeContact: say(entry.safeContact),
    saysWho: entry.saysWho,
  };
}
