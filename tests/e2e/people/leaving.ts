/** The ways out of the youth's page at once, and what there is to see once one is gone. */
import { expect } from 'vitest';
import type { BrowserName } from '../../fixtures/browsers.ts';
import type { Youth } from './youth.ts';

export type WayOut = 'button' | 'shift' | 'fingers';

export const WAYS_OUT: Record<BrowserName, readonly WayOut[]> = {
  chromium: ['button', 'shift', 'fingers'],
  // Without a touch screen it is told of no fingers.
  firefox: ['button', 'shift'],
};

const ONE = { x: 90, y: 320, id: 0 };
const TWO = { x: 230, y: 360, id: 1 };

/** Real input events, as the hardware's would come. */
export async function takeWayOut(youth: Youth, way: WayOut): Promise<void> {
  const { page } = youth;
  if (way === 'button') await youth.press(youth.t('exit.leave'), 'link');
  if (way === 'shift') for (let press = 0; press < 3; press++) await page.keyboard.press('Shift');
  if (way === 'fingers') {
    const session = await page.createCDPSession();
    for (let tap = 0; tap < 2; tap++) {
      await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [ONE] });
      await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [ONE, TWO] });
      await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    }
  }
}

/** The way out is the first thing that the keyboard comes to, it is in sight wherever one has scrolled, and nothing lies over it. */
export async function expectInReach({ page }: Youth): Promise<void> {
  // Whoever reaches for it is there again: what lies over a page without the focus is lifted.
  await page.mouse.move(1, 1);
  const reach = await page.evaluate(async () => {
    const inOrder = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
    const first = [...document.querySelectorAll<HTMLElement>(inOrder)].find((one) => one.checkVisibility());
    const exit = document.querySelector('#exit');
    const seen = (): boolean => {
      const { left, right, top, bottom } = exit?.getBoundingClientRect() ?? new DOMRect();
      return exit !== null && document.elementFromPoint((left + right) / 2, (top + bottom) / 2) === exit;
    };
    const above = seen();
    const before = scrollY;
    scrollTo(0, document.documentElement.scrollHeight);
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const below = seen();
    scrollTo(0, before);
    return { first: first?.id, above, below };
  });
  expect(reach).toEqual({ first: 'exit', above: true, below: true });
}
