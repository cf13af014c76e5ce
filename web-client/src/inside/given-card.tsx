import type { InsideMessages } from 'virtual:catalogue/sv/inside';
import { openingAt } from '@dorren/shared/directory/opening.ts';
import type { ReferralCard } from '@dorren/shared/protocol/items.ts';
import type { PageLanguage } from '@dorren/shared/protocol/values.ts';
import { openingTime } from '@dorren/shared/protocol/waiting-time.ts';
import type { CardEntry } from '../client/state.ts';

interface Props {
  entry: CardEntry;
  language: PageLanguage;
  words: InsideMessages;
}

/** A place to turn to, as the counsellor gave it: nothing to open, nothing to follow, a number to learn by heart. */
export function GivenCard({ entry, language, words }: Props) {
  const { card, from } = entry;
  return (
    <section class="card given" aria-label={card.name}>
      <p class="soft small">{words['card.from']({ name: from.nameShown })}</p>
      <div lang={card.language} dir="auto">
        <h2 class="small-heading">{card.name}</h2>
        <p>{card.about}</p>
      </div>
      {card.whatHappens && (
        <>
          <h3>{words['card.whatHappens']()}</h3>
          <p lang={card.language} dir="auto">
            {card.whatHappens}
          </p>
        </>
      )}
      <ul class="plain">
        <li>{words[`card.anonymity.${card.anonymity}`]()}</li>
        {card.hours && <li>{opening(card.hours, entry.at, language, words)}</li>}
        {card.languages.length > 0 && <li>{words['card.languages']({ languages: listed(card, language) })}</li>}
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
      {card.telephone && (
        <div class="by-heart">
          <p class="by-heart-number">
            <bdi dir="ltr">{card.telephone}</bdi>
          </p>
          <p class="soft small">{words['card.byHeart']()}</p>
        </div>
      )}
    </section>
  );
}

function opening(
  hours: NonNullable<ReferralCard['hours']>,
  now: number,
  language: PageLanguage,
  words: InsideMessages,
): string {
  if (hours.always) return words['card.always']();
  const { open, changesAt } = openingAt(hours, now);
  if (changesAt === null) return words[open ? 'card.open' : 'card.closed']();
  const when = openingTime(changesAt, language);
  return words[open ? 'card.openUntil' : 'card.opens']({ when });
}

function listed({ languages }: ReferralCard, language: PageLanguage): string {
  const names = new Intl.DisplayNames([language], { type: 'language' });
  return new Intl.ListFormat(language).format(languages.map((code) => names.of(code) ?? code));
}
