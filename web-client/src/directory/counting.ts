import type { PageProps } from '../views/page-props.ts';
import { counted } from './places.ts';

/** How many places there are, when that changes. */
export function counting({ state, find, places, now }: PageProps): string {
  const { directory, finding } = state;
  if (directory !== 'ready' || !find || !places || !finding) return '';
  return counted(find.words, places.answer(finding, now).total);
}
