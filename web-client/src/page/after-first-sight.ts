/** Ways that nobody takes before having read of them on the page: what they are heard with comes a moment after first sight. */
import type { Embedded } from '../embedded/embedded.ts';
import { insist } from './insist.ts';
import { type PractisingParts, watchForPractice } from './practising.ts';
import type { QuickExit } from './quick-exit.ts';
import { watchFingers } from './watch-fingers.ts';

/**
 * `fingers`: where there are any, they have said that one leaves. `embedded`: the page is in a partner's frame, which is opened by what comes apart; `anew`: when that
 * could not be had. Returns what {@link watchForPractice} does.
 */
export function watchFurther(
  practising: PractisingParts,
  fingers: () => void,
  embedded: (Embedded & { anew(): void }) | null,
): QuickExit['isPractice'] {
  if (navigator.maxTouchPoints > 0) watchFingers(fingers);
  if (embedded !== null) {
    insist(
      () => import('../embedded/embedded.ts'),
      ({ startEmbedded }) => startEmbedded(embedded),
      embedded.anew,
    );
  }
  return watchForPractice(practising);
}
