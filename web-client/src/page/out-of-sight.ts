/**
 * Covers the page in the turn in which it goes out of sight, for whatever picture is taken of it then: a telephone's of its
 * open apps, the window list's, the printer's. docs/discreet-page.md says what each of the events is for.
 */
export interface Sight {
  /** Whether the focus is enough: the window is in sight still. */
  coversAtOnce(): boolean;
  hidden(): void;
  /** `at`: milliseconds since 1970. A clock that goes on while the computer sleeps. */
  focusLost(at: number): void;
  focusBack(at: number): void;
  shown(): void;
}

const AWAY = ['freeze', 'beforeprint'] as const;
/** Somebody is there; not every browser gives the focus back with the window. */
const THERE = ['pointermove', 'pointerdown', 'keydown', 'afterprint'] as const;

export function watchSight(sight: Sight): void {
  /** A plain sheet over everything, also over first sight, which no script has drawn. */
  const sheet = (over: boolean) => document.documentElement.toggleAttribute('data-away', over);
  const hide = () => {
    sheet(true);
    sight.hidden();
  };
  for (const name of AWAY) addEventListener(name, hide);
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) return hide();
    sheet(false);
    sight.shown();
  });
  addEventListener('blur', () => {
    if (!sight.coversAtOnce()) return;
    sheet(true);
    sight.focusLost(Date.now());
  });
  addEventListener('focus', () => {
    sheet(false);
    sight.focusBack(Date.now());
  });
  for (const name of THERE) addEventListener(name, () => sheet(false));
  // A text or an address that is drawn to another window stays there.
  addEventListener('dragstart', (event) => event.preventDefault());
}
