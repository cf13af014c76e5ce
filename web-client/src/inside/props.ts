import type { InsideMessages } from 'virtual:catalogue/sv/inside';
import type { Visit, YouthActions } from '../client/state.ts';
import type { Draft } from '../page/draft.ts';
import type { CommonWords } from '../parts/common-words.ts';
import type { PlaceWords } from '../parts/place-facts.tsx';
import type { ViewProps } from '../views/props.ts';

/** What is drawn once one has asked for a place; loaded apart from the rest. */
export interface InsideProps extends ViewProps {
  words: CommonWords;
  insideWords: InsideMessages & PlaceWords;
  /** These four as in `YouthActions`. */
  say(text: string): boolean;
  writing(): void;
  answer: YouthActions['answer'];
  fillIn: YouthActions['fillIn'];
  draft: Draft;
}

/** A view of one phase of the visit. */
export type PhaseProps<Phase extends Visit['phase']> = InsideProps & { visit: Extract<Visit, { phase: Phase }> };
