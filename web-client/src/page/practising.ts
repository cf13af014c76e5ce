/** Whoever presses what is marked `data-practice` tries out the quick exit; what that takes is loaded then. */
import type { Practice } from '../practice/practice.ts';
import type { QuickExit } from './quick-exit.ts';

export interface PractisingParts {
  page: HTMLElement;
  address: QuickExit['address'];
  /** One is on the first page, on the way to nowhere else. */
  isAtFirst(): boolean;
  /** Opens the advice on how to remove the page's address. */
  advice(): void;
}

/** Returns whether a way out that is taken is only tried: never but at first, whatever stands on the screen. */
export function watchForPractice({ page, address, isAtFirst, advice }: PractisingParts): QuickExit['isPractice'] {
  let practice: Practice | null = null;
  /** What was pressed for it, until it has come. Whatever is pressed meanwhile calls it off: it may be the way out that is meant. */
  let asked: Element | null = null;
  const callOff = (): void => {
    asked?.removeAttribute('aria-busy');
    asked = null;
  };
  const over = (isAdviceWanted: boolean): void => {
    practice = null;
    if (isAdviceWanted) advice();
    else page.querySelector<HTMLElement>('[data-practice]')?.focus();
  };
  const start = async (pressed: Element): Promise<void> => {
    const isStillWanted = () => asked === pressed && isAtFirst();
    asked = pressed;
    pressed.setAttribute('aria-busy', 'true');
    try {
      const { startPractice } = await import('../practice/practice.ts');
      practice = (await startPractice({ page, address: address(), isStillWanted, over })) ?? practice;
    } catch {
      // Can be pressed again.
    }
    if (asked === pressed) callOff();
  };
  for (const type of ['pointerdown', 'keydown', 'click']) {
    addEventListener(
      type,
      ({ target }) => {
        callOff();
        const pressed = type === 'click' && target instanceof Element && target.closest('[data-practice]');
        if (pressed) void start(pressed);
      },
      { capture: true },
    );
  }
  return (way) => practice !== null && isAtFirst() && practice.takes(way);
}
