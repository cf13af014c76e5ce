/**
 * Finds the way through a visit: plays it once in a browser with a driver, which nobody searches, and counts presses of
 * Tab. So whatever is added to the page, the hands at the searched browsers know where things are.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Frame, KeyInput, Page } from 'puppeteer-core';
import { type BrowserName, browser, openTab } from '../fixtures/browsers.ts';
import { SIZE } from './device/screen.ts';
import type { Hand, Way } from './hand.ts';

const PATIENCE_MS = 20_000;
const MOST_TABS = 80;
const KEYS: Readonly<Record<'Up' | 'space', KeyInput>> = { Up: 'ArrowUp', space: ' ' };

export interface Rehearsal {
  browser: BrowserName;
  /** Where it begins. */
  address: string;
  /** Of the page within it that is visited; null: it is the page itself. */
  frame: string | null;
  /** One after another, in one visit. */
  acts: readonly ((hand: Hand) => Promise<void>)[];
}

/** The way through each act. @throws if anything in one cannot be reached by keyboard. */
export async function rehearse({ browser: name, address, frame, acts }: Rehearsal): Promise<Way[]> {
  const tab = await openTab(await browser(name), name, SIZE);
  try {
    await tab.page.goto(address);
    const isIt = (one: Frame) => one.url().startsWith(frame ?? '');
    const place = frame === null ? tab.page.mainFrame() : await tab.page.waitForFrame(isIt, { timeout: PATIENCE_MS });
    const ways: Way[] = [];
    const hand = new Rehearsing(tab.page, place);
    for (const act of acts) {
      await act(hand);
      ways.push(hand.way.splice(0));
    }
    return ways;
  } finally {
    await tab.close();
  }
}

class Rehearsing implements Hand {
  readonly way: number[] = [];
  readonly #page: Page;
  readonly #frame: Frame;

  constructor(page: Page, frame: Frame) {
    this.#page = page;
    this.#frame = frame;
  }

  async to(name: string, back?: 'back'): Promise<void> {
    await this.#isThere(name);
    const passed: string[] = [];
    for (let tabs = 0; tabs <= MOST_TABS; tabs++) {
      const now = await this.#focused();
      if (now === name) {
        this.way.push(back ? -tabs : tabs);
        return;
      }
      passed.push(now);
      if (back) await this.#page.keyboard.down('Shift');
      await this.#page.keyboard.press('Tab');
      if (back) await this.#page.keyboard.up('Shift');
      // A frame may be in a process of its own, which hears of it later.
      await this.sees();
    }
    throw new Error(`“${name}” cannot be reached by keyboard, only ${[...new Set(passed)].join(' | ')}`);
  }

  async enter(): Promise<void> {
    await this.#page.keyboard.press('Enter');
    await this.sees();
  }

  async press(...keys: ('Up' | 'space')[]): Promise<void> {
    for (const key of keys) await this.#page.keyboard.press(KEYS[key]);
  }

  /** A list is told outright: with a driver, letters do not lead to its options everywhere. */
  async type(text: string): Promise<void> {
    if (!(await this.#frame.evaluate(choose, text))) await this.#page.keyboard.type(text);
  }

  /** Two frames: what has come has been drawn. */
  async sees(): Promise<void> {
    await this.#frame.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
  }

  async #isThere(name: string): Promise<void> {
    const until = Date.now() + PATIENCE_MS;
    while (!(await this.#frame.evaluate(look, name)).there) {
      if (Date.now() > until) {
        const text = await this.#frame.evaluate(() => document.body.innerText);
        throw new Error(`no “${name}” to be seen. The page says:\n${text}`);
      }
      await pause(50);
    }
    await this.sees();
  }

  async #focused(): Promise<string> {
    return (await this.#frame.evaluate(look, '')).focused;
  }
}

/** In the page: what has the focus, by name, and whether something of the name that is wanted can be used. */
function look(wanted: string): { focused: string; there: boolean } {
  const named = (element: Element): string => {
    const labels = 'labels' in element ? [...((element as HTMLInputElement).labels ?? [])] : [];
    return (element.getAttribute('aria-label') ?? labels[0]?.textContent ?? element.textContent ?? '').trim();
  };
  const usable = [...document.querySelectorAll('a, button, input, select, textarea, summary')].filter(
    (one) => one.checkVisibility() && !one.matches(':disabled') && one.closest('[inert]') === null,
  );
  // A heading may have the focus and the same name.
  const focused = usable.find((one) => one === document.activeElement);
  return { focused: focused ? named(focused) : '', there: usable.some((one) => named(one) === wanted) };
}

/** In the page: takes the option that begins so, if a list has the focus. */
function choose(text: string): boolean {
  const list = document.activeElement;
  if (!(list instanceof HTMLSelectElement)) return false;
  list.selectedIndex = [...list.options].findIndex((option) => option.text.toLowerCase().startsWith(text));
  return list.dispatchEvent(new Event('change', { bubbles: true }));
}
