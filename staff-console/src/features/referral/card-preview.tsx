import { openingAt } from '@dorren/shared/directory/opening.ts';
import { telephoneRhythm } from '@dorren/shared/directory/telephone-rhythm.ts';
import { whenInWords } from '@dorren/shared/directory/when-in-words.ts';
import type { ReferralCard } from '@dorren/shared/protocol/items.ts';
import type { PageLanguage } from '@dorren/shared/protocol/values.ts';
import { useMessagesIn } from '../../components/catalogues.ts';
import { useMinute } from '../../components/clock.tsx';
import { DIRECTIONS } from '../../components/locales.ts';
import type { Messages } from '../../components/messages.tsx';

interface CardPreviewProps {
  card: ReferralCard;
  /** Of the youth's page. */
  language: PageLanguage;
  nameShown: string;
}

/** A card as the youth's page draws it (web-client, given-card.tsx), in the words of that page. */
export function CardPreview({ card, language, nameShown }: CardPreviewProps) {
  const words = useMessagesIn(language);
  const now = useMinute();
  if (words === null) return null;
  const languages = card.languages.map((code) => words[`language.${code}`]());
  return (
    <div className="card-preview" lang={language} dir={DIRECTIONS[language]}>
      <p className="soft small">{words['card.from']({ name: nameShown })}</p>
      <div lang={card.language} dir="auto">
        <p className="card-preview-name">{card.name}</p>
        <p>{card.about}</p>
      </div>
      <ul>
        <li>{words[`card.anonymity.${card.anonymity}`]()}</li>
        {card.hours && <li>{opening(card.hours, now, language, words)}</li>}
      </ul>
      {card.whatHappens && (
        <>
          <p className="card-preview-head">{words['card.whatHappens']()}</p>
          <p lang={card.language} dir="auto">
            {card.whatHappens}
          </p>
        </>
      )}
      <ul>
        {card.languages.length > 0 && (
          <li>{words['card.languages']({ languages: new Intl.ListFormat(language).format(languages) })}</li>
        )}
        {card.interpreter && <li>{words['card.interpreter']()}</li>}
        {card.saysWho !== null && <li>{words[card.saysWho ? 'card.saysWho' : 'card.saysNothing']()}</li>}
      </ul>
      {card.safeContact && (
        <>
          <p className="card-preview-head">{words['card.safeContact']()}</p>
          <p lang={card.language} dir="auto">
            {card.safeContact}
          </p>
        </>
      )}
      {card.telephone && (
        <div>
          <p className="card-preview-number">
            <bdi dir="ltr">{telephoneRhythm(card.telephone).join(' – ')}</bdi>
          </p>
          <p className="soft small">{words['card.byHeart']()}</p>
        </div>
      )}
    </div>
  );
}

function opening(
  hours: NonNullable<ReferralCard['hours']>,
  now: number,
  language: PageLanguage,
  words: Messages,
): string {
  if (hours.always) return words['card.always']();
  const { open, changesAt } = openingAt(hours, now);
  if (changesAt === null) return words[open ? 'card.open' : 'card.closed']();
  return words[open ? 'card.openUntil' : 'card.opens']({ when: whenInWords(changesAt, now, language) });
}
