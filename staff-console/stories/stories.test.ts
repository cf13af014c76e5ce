/** Every state of the console in a real browser, under the headers that the server sends. */
import type { Browser, ElementHandle } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from '../../tests/fixtures/axe.ts';
import { LAPTOP, launch, openTab, PHONE, type Tab, type Viewport } from '../../tests/fixtures/browsers.ts';
import { type Watch, watch } from '../../tests/fixtures/watch.ts';
import { words } from '../../tests/fixtures/words.ts';
import { STORY_NAMES } from './names.ts';
import { OPENED } from './opened.ts';
import { type StoryServer, serveStories } from './serve.ts';

const MINUTES = 60_000;
let server: StoryServer;
let browser: Browser;
let tab: Tab;
let watched: Watch;

beforeAll(async () => {
  server = await serveStories();
  browser = await launch('chromium');
  tab = await openTab(browser, 'chromium', LAPTOP);
  watched = await watch(tab.page, { origin: new URL(server.address).origin, cuts: () => 0 });
  await tab.page.goto(server.address);
}, 2 * MINUTES);

afterAll(async () => {
  await browser.close();
  await server.close();
});

async function show(language: string, name: string): Promise<void> {
  const hash = `#${language}/${name}`;
  await tab.page.evaluate((wanted) => {
    location.hash = wanted;
  }, hash);
  await tab.page.waitForFunction((wanted) => document.documentElement.dataset.drawn === wanted, {}, hash);
}

/** Without motion: what fades in has the contrast that it will have. */
async function look(scheme: string, viewport: Viewport): Promise<void> {
  await tab.page.setViewport({ ...viewport, deviceScaleFactor: 1 });
  await tab.page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: scheme },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
}

const LOOKS = [
  { language: 'sv', scheme: 'light', viewport: LAPTOP },
  { language: 'ar', scheme: 'dark', viewport: LAPTOP },
  { language: 'en', scheme: 'light', viewport: PHONE },
] as const;

describe.each(LOOKS)('in $language, $scheme, $viewport.width wide', ({ language, scheme, viewport }) => {
  beforeAll(async () => {
    await look(scheme, viewport);
  });

  it.each(STORY_NAMES)('%s breaks no rule of accessibility, and fits', async (name) => {
    await show(language, name);
    expect(await violations(tab.page)).toEqual([]);
    expect(await tab.page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
  });
});

/** Presses what has this name, or begins with it. */
async function press(name: string): Promise<void> {
  const found = await tab.page.waitForFunction(
    (wanted) =>
      [...document.querySelectorAll<HTMLElement>('button, [role=tab], [role=menuitem]')].find(
        (element) =>
          element.checkVisibility() &&
          (element.ariaLabel?.startsWith(wanted) || element.innerText.trim().startsWith(wanted)),
      ),
    {},
    name,
  );
  await (found as ElementHandle<HTMLElement>).click();
}

describe.each(LOOKS)('opened, in $language, $scheme, $viewport.width wide', ({ language, scheme, viewport }) => {
  const t = words('staff-console', language);
  beforeAll(async () => {
    await look(scheme, viewport);
  });

  it.each(OPENED)('$name breaks no rule of accessibility, and fits', async ({ story, presses }) => {
    await show(language, 'nothing');
    await show(language, story);
    for (const { message, values } of presses) await press(t(message, values));
    expect(await violations(tab.page)).toEqual([]);
    expect(await tab.page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
  });
});

it('asks for nothing that the policy refuses, says nothing to the console, and keeps nothing', async () => {
  // Browsers differ in which features they know: a header that names them all is warned about.
  const complaints = (await watched.complaints()).filter((complaint) => !complaint.includes('Permissions-Policy'));
  expect(complaints).toEqual([]);
  expect(watched.strangers()).toEqual([]);
  const kept = await tab.page.evaluate(async () => [
    localStorage.length,
    sessionStorage.length,
    (await indexedDB.databases()).length,
    (await caches.keys()).length,
    document.cookie,
  ]);
  expect(kept).toEqual([0, 0, 0, 0, '']);
});
