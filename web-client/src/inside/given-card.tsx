import type { ReferralCard } from '@dorren/shared/protocol/items.ts';
import type { PageLanguage } from '@dorren/shared/protocol/values.ts';
import type { CardEntry } from '../client/state.ts';
import { ByHeart } from '../parts/by-heart.tsx';
import { openingWords } from '../parts/opening-words.ts';
import { PlaceFacts } from '../parts/place-facts.tsx';
import type { InsideProps } from './props.ts';
import { WhatNow } from './what-now.tsx';

interface Props {
  entry: CardEntry;
  language: PageLanguage;
  words: InsideProps['insideWords'];
}

/** As the counsellor gave it: what happens now, or a place to turn to. */
export function GivenCard({ entry, ...rest }: Props) {
  const { card, from } = entry;
  if ('step' in card) return <WhatNow card={card} from={from} words={rest.words} />;
  return <GivenPlace entry={entry} card={card} {...rest} />;
}

/** A place to turn to: nothing to open, nothing to follow, a number to learn by heart. */
function GivenPlace({ entry, card, language, words }: Props & { card: ReferralCard }) {
  return (
    <article class="card given" aria-label={card.name}>
      <p class="soft small">{words['card.from']({ name: entry.from.nameShown })}</p>
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
    </article>
  );
}
