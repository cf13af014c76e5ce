/** Leaving at once: the page is empty before anything else happens, in the same turn and so in the same frame. */
import { leaveFor } from './leave-for.ts';
import { leaves, press, type ShiftPresses } from './shift-presses.ts';

export interface QuickExit {
  /** Ends the visit: on the server, and in memory. Runs when the screen is empty already; must not wait for anything. */
  leave(): void;
  /** Where to. */
  address(): string;
}

/** Empties the page. What was said is in no node any more. */
function wipe(): void {
  for (const field of document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea'))
    field.value = '';
  document.body.replaceChildren();
}

/** Leaves now. The page's own place in the tab's history is taken by the ordinary one. */
export function exitNow({ leave, address }: QuickExit): void {
  const to = address();
  wipe();
  try {
    leave();
  } finally {
    leaveFor(to);
  }
}

/** Tap on `link`, or three presses of Shift. Before this has run, the link is an ordinary one. */
export function watchForExit(link: HTMLAnchorElement, exit: QuickExit): void {
  let presses: ShiftPresses = [];
  link.addEventListener('click', (event) => {
    event.preventDefault();
    exitNow(exit);
  });
  // Caught on the way down, so that no field can keep a press for itself.
  addEventListener(
    'keydown',
    ({ key, repeat, timeStamp }) => {
      presses = press(presses, { key, repeat, at: timeStamp });
      if (leaves(presses)) exitNow(exit);
    },
    { capture: true },
  );
}

/** However the page is left, it ends the visit and keeps nothing; if the browser brings it back, it begins anew. */
export function watchForLeaving({ leave }: Pick<QuickExit, 'leave'>): void {
  addEventListener('pagehide', () => {
    wipe();
    leave();
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload();
  });
}
