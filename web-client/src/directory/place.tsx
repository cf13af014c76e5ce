import { referralCardOf } from '@dorren/shared/directory/card.ts';
import { inLanguage } from '@dorren/shared/directory/local-text.ts';
import type { Found } from '@dorren/shared/directory/search.ts';
import type { Area, PublicEntry } from '@dorren/shared/protocol/directory.ts';
import { MUNICIPALITIES, type PageLanguage } from '@dorren/shared/protocol/values.ts';
import { ByHeart } from '../parts/by-heart.tsx';
import { Marked } from '../parts/marked.tsx';
import { openingWords } from '../parts/opening-words.ts';
import { PlaceFacts } from '../parts/place-facts.tsx';
import type { FindWords } from './find-words.ts';
import type { Places } from './places.ts';

interface Props {
  found: Found<PublicEntry>;
  places: Places;
  language: PageLanguage;
  words: FindWords;
  now: number;
}

/** As many places' names as one reads; of more, only how many. */
const PLACES_NAMED = 3;

/** A place to turn to: what it is, whether it is open, whether one can be anonymous; what will happen is a press away. */
export function Place({ found: { entry, kind, why }, places, language, words, now }: Props) {
  const card = referralCardOf(entry, kind, language);
  const topics = places.competencesOf(entry).map(({ name }) => inLanguage(name, language));
  return (
    <li class="card given">
      <div>
        <h2 class="small-heading" lang={card.language} dir="auto">
          <Marked text={card.name} why={why} />
        </h2>
        <p class="soft small">
          {words[`find.kind.${kind}`]()} · {wherever(entry.areas, language, words)}
        </p>
      </div>
      <p lang={card.language} dir="auto">
        <Marked text={card.about} why={why} />
      </p>
      {topics.length > 0 && (
        <p class="soft small">
          {words['find.knows']()}{' '}
          {topics.map(({ text, language: written }, index) => (
            <span key={text} lang={written}>
              {index > 0 && ' · '}
              <Marked text={text} why={why} />
            </span>
          ))}
        </p>
      )}
      <ul class="plain">
        <li>{openingWords(card.hours, now, language, words)}</li>
        <li>{words[`card.anonymity.${card.anonymity}`]()}</li>
      </ul>
      <details>
        <summary>{words['find.more']()}</summary>
        <PlaceFacts card={card} language={language} words={words} />
      </details>
      {entry.telephones.map(({ number, label }) => (
        <ByHeart key={number} number={number} label={label && inLanguage(label, card.language).text} />
      ))}
    </li>
  );
}

function wherever(areas: readonly Area[], language: PageLanguage, words: FindWords): string {
  const named = new Set(areas.map((area) => areaName(area, words)));
  if (named.size > PLACES_NAMED) return words['find.places']({ count: named.size });
  return new Intl.ListFormat(language).format(named);
}

function areaName(area: Area, words: FindWords): string {
  switch (area.kind) {
    case 'country':
    case 'county':
      return words[`find.${area.kind}`]();
    case 'municipality':
      return MUNICIPALITIES[area.code];
    case 'district':
      return area.name;
  }
}
