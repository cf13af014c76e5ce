import { DOOR_STATES, type PageLanguage } from '@dorren/shared/protocol/values.ts';
import { ESTIMATE_BUCKETS, openingTime } from '@dorren/shared/protocol/waiting-time.ts';
import type { DoorSign as Sign } from '../page/page-state.ts';
import { DoorPicture } from '../parts/door-picture.tsx';
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
  /** Null when the server fills it in: then every variant is there, and the style sheet shows the one that fits. */
  door: Sign | null;
  /** Without the picture: the short form. */
  plain?: boolean;
}

/** Whether one can come in, and how long it takes. */
export function DoorSign({ words, language, door, plain = false }: Props) {
  const states = door ? [door.state] : DOOR_STATES;
  return (
    <div class="door" data-door={door?.state ?? '%%DOOR%%'} data-estimate={door?.estimate ?? '%%ESTIMATE%%'}>
      {!plain && <DoorPicture />}
      {states.map((state) => {
        const { heading, hint } = WORDS[state];
        return (
          <div class="when" data-when={state} key={state}>
            <p class="door-state">{words[heading]()}</p>
            {state === 'open' && <Wait words={words} door={door} />}
            {state === 'closed' && <Opening words={words} language={language} door={door} />}
            {hint && <p class="soft">{words[hint]()}</p>}
          </div>
        );
      })}
    </div>
  );
}

function Wait({ words, door }: Pick<Props, 'words' | 'door'>) {
  const buckets = door ? [door.estimate] : ESTIMATE_BUCKETS;
  return buckets.map((bucket) => (
    <p class="soft when" data-bucket={bucket} key={bucket}>
      {waitingTime(words, bucket)}
    </p>
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
