/**
 * Every state of the page in a real browser, without a server: no accessibility fault, nothing wider than the narrowest
 * telephone, nothing too small to press. With PICTURES=1 pictures of all go to `artefacts/stories`.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ViteDevServer } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from '../../tests/fixtures/axe.ts';
import { launch, openTab, PHONE, type Tab } from '../../tests/fixtures/browsers.ts';
import { colourScheme, PICTURES_WANTED } from '../../tests/fixtures/screenshots.ts';
import { words } from '../../tests/fixtures/words.ts';
import { serveStories } from './serve.ts';
import { states } from './states.ts';

const PICTURES = join(import.meta.dirname, '../../artefacts/stories');
/** CSS pixels, less rounding: the design's `--target`. */
const TARGET = 43.5;
const MINUTES = 60_000;
const t = words('web-client', 'sv');

const VARIANTS = [
  { name: 'sv-light', language: 'sv', scheme: 'light', text: '100%' },
  { name: 'ar-dark', language: 'ar', scheme: 'dark', text: '100%' },
  { name: 'en-light-large', language: 'en', scheme: 'light', text: '200%' },
  { name: 'ar-dark-large', language: 'ar', scheme: 'dark', text: '200%' },
] as const;

type Browser = Awaited<ReturnType<typeof launch>>;
type Page = Tab['page'];

let server: ViteDevServer;
let browser: Browser;
let tab: Tab;

beforeAll(async () => {
  if (PICTURES_WANTED) mkdirSync(PICTURES, { recursive: true });
  server = await serveStories();
  browser = await launch('chromium');
  tab = await openTab(browser, 'chromium', PHONE);
  await tab.page.goto(`${server.resolvedUrls?.local[0]}stories/index.html`);
}, 2 * MINUTES);

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

describe.each(VARIANTS)('$name', ({ name, language, scheme, text }) => {
  it(
    'is sound in every state',
    async () => {
      const { page } = tab;
      await colourScheme(tab, scheme);
      const faults: string[] = [];
      for (const state of Object.keys(states(language))) {
        await show(page, `#${language}/${state}`, text);
        if (PICTURES_WANTED) {
          await page.screenshot({
            path: join(PICTURES, `${state}.${name}.png`),
            fullPage: true,
            captureBeyondViewport: false,
          });
        }
        const found = [...(await violations(page)), ...(await tooWide(page)), ...(await tooSmall(page))];
        faults.push(...found.map((fault) => `${state}: ${fault}`));
      }
      expect(faults).toEqual([]);
    },
    8 * MINUTES,
  );
});

it('N2: shows what was read again at the level that it was read at, and at the other one when asked', async () => {
  const { page } = tab;
  for (const [state, level, other] of [
    ['read-again-waiting', 'standard', 'easy'],
    ['read-again-talking', 'easy', 'standard'],
  ] as const) {
    await show(page, `#sv/${state}`, '100%');
    const seen = () =>
      page.$eval('.read-again', (card) => [
        card.querySelector('.notice-text')?.className ?? '',
        card.querySelector('[role=status]')?.textContent ?? '',
        card.querySelector('[aria-pressed]')?.getAttribute('aria-pressed') ?? '',
      ]);
    const press = () => page.locator('.read-again [aria-pressed]').click();
    const read = [`notice-text notice-${level}`, t('notice.thisWasRead'), `${level === 'easy'}`];
    expect(await seen()).toEqual(read);
    await press();
    expect(await seen()).toEqual([`notice-text notice-${other}`, t('notice.otherWasRead'), `${other === 'easy'}`]);
    await press();
    expect(await seen()).toEqual(read);
  }
});

it('asks browser, keyboards and add-ons to keep and send nothing of any field, and to translate none of it', async () => {
  const { page } = tab;
  const seen = { written: 0, chosen: 0 };
  for (const state of Object.keys(states('sv'))) {
    await show(page, `#sv/${state}`, '100%');
    const found = await page.$$eval('input, textarea, select, form, [contenteditable]', (all) =>
      all.map((element) => ({
        isWritten: element.matches('textarea, input:not([type=radio], [type=checkbox])'),
        attributes: Object.fromEntries(element.getAttributeNames().map((name) => [name, element.getAttribute(name)])),
      })),
    );
    for (const { isWritten, attributes } of found) {
      expect(attributes, state).toMatchObject(isWritten ? NOT_LEARNED : { autocomplete: 'off' });
      seen[isWritten ? 'written' : 'chosen'] += 1;
      if (!isWritten) continue;
      expect(Object.keys(attributes), state).toEqual(expect.arrayContaining(['inputmode', 'enterkeyhint']));
      // Nor what stands in it, where a snapshot of the page would find it, nor a name to find it again by.
      for (const name of ['value', 'name', 'id']) expect(attributes, state).not.toHaveProperty(name);
    }
  }
  expect(seen.written).toBeGreaterThan(0);
  expect(seen.chosen).toBeGreaterThan(0);
  await show(page, '#sv/talking', '100%');
  const bubbles = await page.$$eval('.bubble', (all) =>
    all.map((bubble) => `${bubble.getAttribute('translate')} ${bubble.getAttribute('dir')}`),
  );
  expect(new Set(bubbles)).toEqual(new Set(['no auto']));
});

it('says of nobody that they are still there, or stay, when that is not so', async () => {
  const { page } = tab;
  const told = async (state: string): Promise<string> => {
    await show(page, `#sv/${state}`, '100%');
    return page.$eval('body', (body) => body.innerText);
  };
  expect(await told('proposal-asked')).toContain('Maria är kvar');
  expect(await told('proposal-asked-away')).not.toContain('är kvar');
  expect(await told('proposal-arriving')).toContain('Maria är kvar');
  expect(await told('proposal-arriving-away')).not.toContain('är kvar');
  expect(await told('proposal')).toContain('är kvar vad du än svarar');
  expect(await told('proposal-shift-ends')).not.toContain('är kvar vad du än svarar');
});

it('leaves nobody in the queue without a way out of it, whatever is fetched or awaited', async () => {
  const { page } = tab;
  for (const state of ['waiting', 'notice-changed-loading', 'notice-changed-failed', 'claim-agreed']) {
    await show(page, `#sv/${state}`, '100%');
    const ways = await page.$$eval('main button', (all) => all.map((button) => button.textContent));
    expect(ways, state).toContain('Lämna kön');
    expect(ways, state).not.toContain('Tillbaka');
  }
});

/** docs/discreet-page.md says what each is for. */
const NOT_LEARNED = {
  ...{
    autocomplete: 'off',
    autocorrect: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    translate: 'no',
    dir: 'auto',
  },
  ...{ writingsuggestions: 'false', 'data-gramm': 'false', 'data-gramm_editor': 'false' },
  ...{ 'data-enable-grammarly': 'false', 'data-lt-active': 'false', 'data-ms-editor': 'false' },
  ...{ 'data-1p-ignore': 'true', 'data-lpignore': 'true', 'data-bwignore': 'true', 'data-form-type': 'other' },
};

async function show(page: Page, hash: string, textSize: string): Promise<void> {
  await page.evaluate(
    (to, size) => {
      document.documentElement.style.fontSize = size;
      location.hash = to;
    },
    hash,
    textSize,
  );
  await page.waitForFunction((to) => document.documentElement.dataset.drawn === to, {}, hash);
}

function tooWide(page: Page): Promise<string[]> {
  return page.$$eval('body *', (elements) =>
    elements
      .filter((element) => {
        const { left, right, width } = element.getBoundingClientRect();
        return width > 1 && (left < -1 || right > innerWidth + 1);
      })
      .map((element) => `too wide: ${element.tagName} ${element.getAttribute('class')}`),
  );
}

/** A label is pressed for its field. */
function tooSmall(page: Page): Promise<string[]> {
  return page.$$eval(
    'a, button, summary, input, select, textarea',
    (elements, target) =>
      elements
        .map((element) => (element.closest('label') ?? element).getBoundingClientRect())
        .filter(({ width, height }) => width > 0 && (width < target || height < target))
        .map(({ width, height }) => `too small: ${width} x ${height}`),
    TARGET,
  );
}
