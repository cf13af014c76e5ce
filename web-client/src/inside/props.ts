import type { InsideMessages } from 'virtual:catalogue/sv/inside';
import type { Visit, YouthActions } from '../client/state.ts';
import type { PlaceWords } from '../parts/place-facts.tsx';
import type { ViewProps } from '../views/props.ts';

/** What is half written: in this page's memory alone, and emptied when the visit is over. */
export interface Draft {
  text: string;
}

/** What is drawn once one has asked for a place; loaded apart from the rest. */
export interface InsideProps extends ViewProps {
  insideWords: InsideMessages & PlaceWords;
  /** These three as in `YouthActions`. */
  say(text: string): boolean;
  writing(): void;
  answer: YouthActions['answer'];
  draft: Draft;
}

/** A view of one phase of the visit. */
export type PhaseProps<Phase extends Visit['phase']> = InsideProps & { visit: Extract<Visit, { phase: Phase }> };
