/** Whoever presses what is marked `data-practice` tries out the quick exit; what that takes is loaded then. */
import type { Practice } from '../practice/practice.ts';
import type { QuickExit } from './quick-exit.ts';

/** `advice`: opens the advice on how to remove the page's address. Returns whether a way out that is taken is only tried. */
export function watchForPractice(
  page: HTMLElement,
  address: QuickExit['address'],
  advice: () => void,
): QuickExit['isPractice'] {
  let practice: Practice | null = null;
  let starting: Promise<Practice> | null = null;
  const over = (asked: boolean): void => {
    practice = starting = null;
    if (asked) advice();
    else page.querySelector<HTMLElement>('[data-practice]')?.focus();
  };
  page.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element && target.closest('[data-practice]'))) return;
    starting ??= import('../practice/practice.ts').then(({ startPractice }) =>
      startPractice({ page, address: address(), over }),
    );
    starting.then(
      (started) => {
        practice = started;
      },
      () => {
        // Can be pressed again.
        starting = null;
      },
    );
  });
  return (way) => practice?.takes(way) ?? false;
}
