import type { WhatNowCard } from '@dorren/shared/protocol/reporting-duty.ts';
import type { Counsellor } from '../client/state.ts';
import { inLanguage } from '../notice/text-direction.ts';
import type { InsideProps } from './props.ts';

interface Props {
  card: WhatNowCard;
  from: Counsellor;
  words: InsideProps['insideWords'];
}

/** What happens now, one step of it, in the counsellor's words. */
export function WhatNow({ card, from, words }: Props) {
  const heading = words[`whatNow.${card.step}`]();
  return (
    <article class="card given" aria-label={`${words['whatNow.heading']()}: ${heading}`}>
      <p class="eyebrow">{words['whatNow.heading']()}</p>
      <div class="given" {...inLanguage(card.language)} translate={false}>
        <h2 class="small-heading">{card.heading}</h2>
        <p class="prose">{card.text}</p>
      </div>
      <p class="soft small">{words['whatNow.ask']({ name: from.nameShown })}</p>
    </article>
  );
}
