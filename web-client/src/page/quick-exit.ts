/** Leaving at once: the page is empty before anything else happens, in the same turn and so in the same frame. */
import { leaveFor } from './leave-for.ts';
import { overwrite } from './overwrite.ts';
import { leaves, press, type ShiftPresses } from './shift-presses.ts';

export type Way = 'button' | 'shift' | 'fingers';

export interface QuickExit {
  /** The link. It carries what is said when one has left, and when a partner's page cannot be left. */
  link: HTMLAnchorElement;
  /** Ends the visit: on the server, and in memory. Runs when the screen is empty already; must not wait for anything. */
  leave(): void;
  /** Lets go of all that is known of the visit, once what was drawn of it is written over. */
  forget(): void;
  /** Where to. */
  address(): string;
  /** Another way to leave, in a partner's frame (embedded/way-out.ts); it takes the direct one where it is shut. */
  wayOut?: (address: string, direct: () => void) => void;
  /** Whether it was only tried out, and nothing is left. */
  isPractice(way: Way): boolean;
}

/** Leaves now. The page's own place in the tab's history is taken by the ordinary one. */
export function exitNow(exit: QuickExit): void {
  const to = exit.address();
  // Not read from the page that is going: a screen reader says this, and nothing of what stood there.
  const said = document.createElement('p');
  said.role = 'alert';
  said.className = 'unseen';
  said.textContent = exit.link.dataset.left ?? '';
  const gone = [...document.body.childNodes];
  document.body.replaceChildren(said);
  try {
    exit.leave();
  } finally {
    const direct = () => {
      if (!leaveFor(to)) askOnceMore(exit.link, to);
    };
    if (exit.wayOut) exit.wayOut(to, direct);
    else direct();
    overwrite(gone);
    exit.forget();
  }
}

/** The partner's page stands around an empty one, and the browser waits for something that is pressed in here. */
function askOnceMore(link: HTMLAnchorElement, to: string): void {
  link.textContent = link.dataset.stay ?? '';
  document.body.append(link);
  link.focus();
  for (const type of ['click', 'keydown']) addEventListener(type, () => leaveFor(to));
}

/** One of the ways was taken. */
export function takeExit(exit: QuickExit, way: Way): void {
  if (!exit.isPractice(way)) exitNow(exit);
}

/** Tap on the link, or three presses of Shift. Before this has run, the link is an ordinary one. */
export function watchForExit(exit: QuickExit): void {
  let presses: ShiftPresses = [];
  exit.link.addEventListener('click', (event) => {
    event.preventDefault();
    takeExit(exit, 'button');
  });
  // Caught on the way down, so that no field can keep a press for itself.
  for (const type of ['keydown', 'pointerdown'] as const) {
    addEventListener(
      type,
      (event) => {
        presses = press(presses, event);
        if (!leaves(presses)) return;
        presses = [];
        takeExit(exit, 'shift');
      },
      { capture: true },
    );
  }
}

/** However the page is left, it ends the visit and keeps nothing; if the browser brings it back, it begins anew. */
export function watchForLeaving({ leave, forget }: Pick<QuickExit, 'leave' | 'forget'>, refill: () => void): void {
  addEventListener('pagehide', () => {
    const gone = [...document.body.childNodes];
    document.body.replaceChildren();
    leave();
    overwrite(gone);
    forget();
    refill();
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload();
  });
}
