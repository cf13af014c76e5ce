import type { PageLanguage } from '@dorren/shared/protocol/values.ts';
import type { doorWords } from '../front/door-sign.tsx';
import type { FrontWords } from '../front/front-words.ts';
import type { Start } from '../front/start.tsx';

/** First sight as the script draws it: whoever has gone in needs it only to go back. */
export interface FrontParts {
  language: PageLanguage;
  Start: typeof Start;
  doorWords: typeof doorWords;
  words: FrontWords;
}
