/** A tab as a person uses it: by the words and roles that are read out, in the language of the page. */
import type { PageLanguage } from '@dorren/shared/protocol/values.ts';
import type { ElementHandle, Frame, Page } from 'puppeteer-core';
import { expect } from 'vitest';
import type { Tab } from '../../fixtures/browsers.ts';
import type { Network } from '../../fixtures/network.ts';
import type { Watch } from '../../fixtures/watch.ts';
import { type Words, words } from '../../fixtures/words.ts';

export type PageName = 'web-client' | 'staff-console';
export type Role =
  | 'button'
  | 'checkbox'
  | 'heading'
  | 'link'
  | 'menuitem'
  | 'option'
  | 'radio'
  | 'switch'
  | 'tab'
  | 'textbox';

/** A text as it stands in a conversation. */
export interface Line {
  from: string;
  text: string;
  /** Of one's own: `waiting`, `sent`, `delivered` or `undelivered`. */
  mark: string | null;
}

/** As long as a step may take on a slow machine that does other things too. */
export const PATIENCE = 20_000;

export type View = Pick<
  Frame,
  '$' | '$$eval' | '$eval' | 'evaluate' | 'locator' | 'select' | 'waitForFunction' | 'waitForSelector'
>;

/** Where somebody sits: a tab, the line to it, and what is noticed there. */
export interface Seat {
  tab: Tab;
  network: Network;
  watched: Watch;
}

export class Screen implements Seat {
  readonly tab: Tab;
  readonly page: Page;
  readonly network: Network;
  readonly watched: Watch;
  readonly #name: PageName;
  #words: Words;

  constructor({ tab, network, watched }: Seat, name: PageName) {
    this.tab = tab;
    this.page = tab.page;
    this.network = network;
    this.watched = watched;
    this.#name = name;
    this.#words = words(name, 'sv');
  }

  /** Where one looks and presses: the whole tab, unless one is at a frame in it. */
  get view(): View {
    return this.page;
  }

  /** From now on this page is read in another language. */
  speak(language: PageLanguage): void {
    this.#words = words(this.#name, language);
  }

  /** What the page says for a message of its catalogue. */
  t(key: string, values?: object): string {
    return this.#words(key, values);
  }

  /** Waits until the one of this name and role is there, at rest and enabled, and presses it. */
  async press(name: string, role: Role = 'button'): Promise<void> {
    await this.#orSay(name, role, this.view.locator(named(name, role)).setTimeout(PATIENCE).click());
  }

  /** Chooses one of several; what one sees and presses is the choice's label. */
  async choose(name: string, role: 'checkbox' | 'radio' | 'switch'): Promise<void> {
    const choice = await this.#orSay(name, role, this.view.waitForSelector(named(name, role), { timeout: PATIENCE }));
    const label = await choice?.evaluateHandle(
      (input) => (input as HTMLInputElement).labels?.[0] ?? (input as Element),
    );
    await label?.click();
  }

  /** Chooses an option of a list that opens, by the list's label. */
  async pick(list: string, option: string): Promise<void> {
    const opener = this.view.waitForFunction(
      (label) =>
        [...document.querySelectorAll('.select')]
          .find((select) => select.querySelector('.react-aria-Label')?.textContent === label)
          ?.querySelector('button'),
      { timeout: PATIENCE },
      list,
    );
    const button = (await this.#orSay(list, 'button', opener)).asElement() as ElementHandle<HTMLElement> | null;
    await button?.click();
    await this.press(option, 'option');
  }

  async waitFor(name: string, role: Role): Promise<void> {
    await this.#orSay(name, role, this.view.locator(named(name, role)).setTimeout(PATIENCE).wait());
  }

  async has(name: string, role: Role): Promise<boolean> {
    return (await this.view.$(named(name, role))) !== null;
  }

  /** Puts a text into a field in one go, as pasting does, after what is there. */
  async write(field: string, text: string): Promise<void> {
    await this.#focus(field);
    await this.view.evaluate((pasted) => document.execCommand('insertText', false, pasted), text);
  }

  /** Empties a field as one would by hand. */
  async clear(field: string): Promise<void> {
    await this.#focus(field);
    await this.view.evaluate(() => {
      document.execCommand('selectAll');
      document.execCommand('delete');
    });
  }

  /** Everything that can be read on the page now. */
  read(): Promise<string> {
    return this.view.evaluate(() => document.body.innerText);
  }

  async sees(text: string): Promise<void> {
    await expect.poll(() => this.read(), { timeout: PATIENCE }).toContain(text);
  }

  /** Nothing went wrong, nobody else was asked for anything, and no answer may be kept. */
  async expectQuiet(): Promise<void> {
    expect(this.watched.answers()).toBeGreaterThan(0);
    expect(await this.watched.complaints()).toEqual([]);
    expect(this.watched.strangers()).toEqual([]);
    expect(this.watched.keepable()).toEqual([]);
  }

  async #focus(field: string): Promise<void> {
    // By its label: a field for passphrases has no role that browsers agree on.
    const found = this.view.waitForFunction(
      (name) => {
        const fields = [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')];
        const names = (one: (typeof fields)[number]) => [
          one.ariaLabel,
          ...[...(one.labels ?? [])].map((l) => l.textContent),
        ];
        const field = fields.find(
          (one) => !one.disabled && !one.readOnly && one.checkVisibility() && names(one).includes(name),
        );
        field?.focus();
        return field !== undefined && document.activeElement === field;
      },
      { timeout: PATIENCE, polling: 50 },
      field,
    );
    await this.#orSay(field, 'textbox', found);
  }

  /** A failure that says what was looked for, and what there was instead. */
  async #orSay<T>(name: string, role: Role, looking: Promise<T>): Promise<T> {
    try {
      return await looking;
    } catch (cause) {
      const there = await this.read().catch(() => 'nothing: the page is gone');
      throw new Error(`no ${role} “${name}” that can be used. The page says:\n${there}`, { cause });
    }
  }

  async seesNot(text: string): Promise<void> {
    await expect.poll(() => this.read(), { timeout: PATIENCE }).not.toContain(text);
  }
}

function named(name: string, role: Role): string {
  return `aria/${name}[role="${role}"]`;
}
