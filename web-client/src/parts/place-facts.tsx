import type { Messages } from 'virtual:catalogue/sv';
import type { CardMessages } from 'virtual:catalogue/sv/card';
import type { ReferralCard } from '@dorren/shared/protocol/items.ts';
import type { ConversationLanguage, PageLanguage } from '@dorren/shared/protocol/values.ts';

/** What a place is told of with: also the languages' names. */
export type PlaceWords = CardMessages & Pick<Messages, `language.${ConversationLanguage}`>;

interface Props {
  card: ReferralCard;
  language: PageLanguage;
  words: PlaceWords;
}

/** What it is like to turn to a place: what happens, how to do it safely, in which languages. */
export function PlaceFacts({ card, language, words }: Props) {
  const languages = card.languages.map((code) => words[`language.${code}`]());
  return (
    <>
      {card.whatHappens && (
        <>
          <h3>{words['card.whatHappens']()}</h3>
          <p lang={card.language} dir="auto">
            {card.whatHappens}
          </p>
        </>
      )}
      <ul class="plain">
        {languages.length > 0 && (
          <li>{words['card.languages']({ languages: new Intl.ListFormat(language).format(languages) })}</li>
        )}
        {card.interpreter && <li>{words['card.interpreter']()}</li>}
        {card.saysWho !== null && <li>{words[card.saysWho ? 'card.saysWho' : 'card.saysNothing']()}</li>}
      </ul>
      {card.safeContact && (
        <>
          <h3>{words['card.safeContact']()}</h3>
          <p lang={card.language} dir="auto">
            {card.safeContact}
          </p>
        </>
      )}
    </>
  );
}
