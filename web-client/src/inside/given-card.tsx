import type { PageLanguage } from '@dorren/shared/protocol/values.ts';
import type { CardEntry } from '../client/state.ts';
import { ByHeart } from '../parts/by-heart.tsx';
import { openingWords } from '../parts/opening-words.ts';
import { PlaceFacts } from '../parts/place-facts.tsx';
import type { InsideProps } from './props.ts';

interface Props {
  entry: CardEntry;
  language: PageLanguage;
  words: InsideProps['insideWords'];
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
      <ul class="plain">
        <li>{words[`card.anonymity.${card.anonymity}`]()}</li>
        {card.hours && <li>{openingWords(card.hours, entry.at, language, words)}</li>}
      </ul>
      <PlaceFacts card={card} language={language} words={words} />
      {card.telephone && <ByHeart number={card.telephone} hint={words['card.byHeart']()} />}
    </section>
  );
}
