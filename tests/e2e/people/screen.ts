/** A tab as a person uses it: by the words and roles that are read out, in the language of the page. */
import type { PageLanguage } from '@dorren/shared/protocol/values.ts';
import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';
import type { Tab } from '../../fixtures/browsers.ts';
import type { Network } from '../../fixtures/network.ts';
import type { Watch } from '../../fixtures/watch.ts';
import { type Words, words } from '../../fixtures/words.ts';

export type PageName = 'web-client' | 'staff-console';
export type Role = 'button' | 'checkbox' | 'heading' | 'link' | 'menuitem' | 'option' | 'radio' | 'textbox';

/** A text as it stands in a conversation. */
export interface Line {
  from: string;
  text: string;
  /** Of one's own: `waiting`, `sent`, `delivered` or `undelivered`. */
  mark: string | null;
}

/** As long as a step may take on a slow machine that does other things too. */
const PATIENCE = 20_000;

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
    await this.page.locator(named(name, role)).setTimeout(PATIENCE).click();
  }

  async waitFor(name: string, role: Role): Promise<void> {
    await this.page.locator(named(name, role)).setTimeout(PATIENCE).wait();
  }

  async has(name: string, role: Role): Promise<boolean> {
    return (await this.page.$(named(name, role))) !== null;
  }

  /** Puts a text into a field in one go, as pasting does, after what is there. */
  async write(field: string, text: string): Promise<void> {
    const box = await this.page.locator(named(field, 'textbox')).setTimeout(PATIENCE).waitHandle();
    await box.focus();
    await this.page.evaluate((pasted) => document.execCommand('insertText', false, pasted), text);
    await box.dispose();
  }

  /** Types a text key by key. */
  async type(field: string, text: string): Promise<void> {
    const box = await this.page.locator(named(field, 'textbox')).setTimeout(PATIENCE).waitHandle();
    await box.focus();
    await this.page.keyboard.type(text);
    await box.dispose();
  }

  /** Everything that can be read on the page now. */
  read(): Promise<string> {
    return this.page.evaluate(() => document.body.innerText);
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

  async seesNot(text: string): Promise<void> {
    await expect.poll(() => this.read(), { timeout: PATIENCE }).not.toContain(text);
  }
}

function named(name: string, role: Role): string {
  return `aria/${name}[role="${role}"]`;
}
