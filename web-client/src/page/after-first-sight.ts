/** Ways that nobody takes before having read of them on the page: what they are heard with comes a moment after first sight. */
import { type PractisingParts, watchForPractice } from './practising.ts';
import type { QuickExit } from './quick-exit.ts';
import { watchFingers } from './watch-fingers.ts';

/** `fingers`: where there are any, they have said that one leaves. Returns what {@link watchForPractice} does. */
export function watchFurther(practising: PractisingParts, fingers: () => void): QuickExit['isPractice'] {
  if (navigator.maxTouchPoints > 0) watchFingers(fingers);
  return watchForPractice(practising);
}
