import { openingTime } from '@dorren/shared/protocol/opening-time.ts';
import { DOOR_STATES, type PageLanguage } from '@dorren/shared/protocol/values.ts';
import { ESTIMATE_BUCKETS } from '@dorren/shared/protocol/waiting-time.ts';
import type { DoorSign as Sign } from '../page/page-state.ts';
import { DoorPicture } from '../parts/door-picture.tsx';
import { OnlyWhile } from '../parts/only-while.tsx';
import { waitingTime } from '../parts/waiting-time.ts';
import type { FrontWords } from './front-words.ts';

const WORDS = {
  open: { heading: 'door.open', hint: null },
  closed: { heading: 'door.closed', hint: 'door.closedHint' },
  'nobody-on-duty': { heading: 'door.nobody', hint: 'door.nobodyHint' },
  full: { heading: 'door.full', hint: 'door.fullHint' },
} as const;

/** The door's state, in a sentence. */
export function doorWords(words: FrontWords, door: Sign): string {
  return words[WORDS[door.state].heading]();
}

interface Props {
  words: FrontWords;
  language: PageLanguage;
  /** Null when the server fills it in: then every variant is there, and it sends the one that fits. */
  door: Sign | null;
  /** Without the picture: the short form. */
  plain?: boolean;
}

/** Whether one can come in, and how long it takes. */
export function DoorSign({ words, language, door, plain = false }: Props) {
  const states = door ? [door.state] : DOOR_STATES;
  return (
    <div class="door" data-door={door?.state ?? '%%DOOR%%'}>
      {!plain && <DoorPicture />}
      {states.map((state) => {
        const { heading, hint } = WORDS[state];
        return (
          <OnlyWhile token={door ? null : 'DOOR'} is={state} key={state}>
            <p class="door-state">{words[heading]()}</p>
            {state === 'open' && <Wait words={words} door={door} />}
            {state === 'closed' && <Opening words={words} language={language} door={door} />}
            {hint && <p class="soft">{words[hint]()}</p>}
          </OnlyWhile>
        );
      })}
    </div>
  );
}

function Wait({ words, door }: Pick<Props, 'words' | 'door'>) {
  const buckets = door ? [door.estimate] : ESTIMATE_BUCKETS;
  return buckets.map((bucket) => (
    <OnlyWhile token={door ? null : 'ESTIMATE'} is={bucket} key={bucket}>
      <p class="soft">{waitingTime(words, bucket)}</p>
    </OnlyWhile>
  ));
}

function Opening({ words, language, door }: Omit<Props, 'plain'>) {
  if (!door) {
    return (
      <p class="opens" data-opens="%%OPENS_AT%%">
        {words['door.opens']({ when: `%%OPENS_${language.toUpperCase()}%%` })}
      </p>
    );
  }
  return door.opensAt === null ? null : (
    <p class="opens">{words['door.opens']({ when: openingTime(door.opensAt, language) })}</p>
  );
}
