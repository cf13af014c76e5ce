/** The notice in a real browser, in the page's own shell and in the console's preview: the keyboard is enough, and nothing leads past it. */
import type { ViteDevServer } from 'vite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launch, openTab, PHONE, type Tab } from '../../tests/fixtures/browsers.ts';
import { words } from '../../tests/fixtures/words.ts';
import { serveStories } from './serve.ts';

const MINUTES = 60_000;
const t = words('web-client', 'sv');

let server: ViteDevServer;
let browser: Awaited<ReturnType<typeof launch>>;
let tab: Tab;

beforeAll(async () => {
  server = await serveStories();
  browser = await launch('chromium');
}, 2 * MINUTES);

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

beforeEach(async () => {
  tab = await openTab(browser, 'chromium', PHONE);
  await tab.page.goto(`${server.resolvedUrls?.local[0]}stories/reading.html`);
  await tab.page.waitForSelector('[data-ready]');
  return () => tab.close();
}, MINUTES);

const begin = () => tab.page.evaluate(() => readingStory.begin());
const seen = () => tab.page.$eval('body', (body) => body.innerText);
const sees = (text: string) =>
  tab.page.waitForFunction((one) => document.body.innerText.includes(one), { timeout: 10_000 }, text);
/** What has the focus: its text, and the language that it is in. */
const focused = () =>
  tab.page.evaluate(() => [
    document.activeElement?.textContent?.trim(),
    document.activeElement?.closest<HTMLElement>('[lang]')?.lang,
  ]);
const joined = () => tab.page.evaluate(() => readingStory.joined);

/** By keyboard alone: from where the focus is to the button, and into it. */
async function goTo(text: string): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    await tab.page.keyboard.press('Tab');
    const [reached] = await focused();
    if (reached === text) return tab.page.keyboard.press('Enter');
  }
  throw new Error(`no way to ${text}`);
}

async function choose(name: string): Promise<void> {
  await tab.page.locator('.reading-languages summary').click();
  await tab.page.locator(`::-p-xpath(//nav[@class="languages"]/button[.="${name}"])`).click();
}

async function readOn(): Promise<void> {
  for (;;) {
    await tab.page.waitForSelector('.notice-text h1');
    const isLast = (await seen()).includes(t('notice.acknowledge'));
    await goTo(isLast ? t('notice.acknowledge') : t('notice.forward'));
    if (isLast) return;
  }
}

describe('the notice', { timeout: MINUTES }, () => {
  it('says that it cannot be had, can be tried again, and is read from its heading', async () => {
    await tab.page.evaluate(() => {
      readingStory.fails = true;
    });
    await begin();
    await sees(t('between.noticeFailed'));
    expect((await focused())[0]).toBe(t('between.noticeFailed'));
    await tab.page.evaluate(() => {
      readingStory.fails = false;
    });
    await goTo(t('refused.retry'));
    await sees('En sak innan du berättar');
    expect(await focused()).toEqual(['En sak innan du berättar', 'sv']);
  });

  it('N1: is read, answered and joined with by keyboard alone, and the answer goes nowhere', async () => {
    await begin();
    await readOn();
    await sees(t('notice.checkWhy'));
    await goTo('Ni ringer mina föräldrar.');
    await sees('Vi tar aldrig kontakt med din familj.');
    await goTo(t('notice.goOn'));
    await goTo(t('question.skipAll'));
    await tab.page.waitForFunction(() => readingStory.joined.length > 0);
    const notice = { notice: 'main', version: '2026-11.2', language: 'sv', level: 'standard' };
    expect(await joined()).toEqual([{ notice, profile: {} }]);
  });

  it('is shown in another language, in its own direction, and the page with it if it has that language', async () => {
    await begin();
    await sees('En sak innan du berättar');
    await choose('العربية');
    await sees('أمر واحد قبل أن تتحدث');
    expect(await focused()).toEqual(['أمر واحد قبل أن تتحدث', 'ar']);
    expect(await tab.page.$eval('.notice-text', (text) => getComputedStyle(text).direction)).toBe('rtl');
    await tab.page.waitForSelector('html[lang=ar][dir=rtl]');
    expect(await tab.page.$$('.reading-languages[open]')).toEqual([]);
  });

  it('V6: says in the language itself that it is missing, and acknowledges the one that is shown', async () => {
    await begin();
    await sees('En sak innan du berättar');
    await choose('کوردیی سۆرانی');
    await sees(t('notice.missing.ckb'));
    const told = await tab.page.$eval('[lang=ckb].note', (note) => [
      note.textContent,
      getComputedStyle(note).direction,
    ]);
    expect(told).toEqual([t('notice.missing.ckb'), 'rtl']);
    await readOn();
    await goTo(t('notice.skip'));
    await goTo(t('question.skipAll'));
    await tab.page.waitForFunction(() => readingStory.joined.length > 0);
    expect(await joined()).toMatchObject([{ notice: { language: 'sv' } }]);
  });

  it('stays with what is read when a language cannot be had', async () => {
    await begin();
    await sees('En sak innan du berättar');
    await tab.page.evaluate(() => {
      readingStory.fails = true;
    });
    await choose('ትግርኛ');
    await sees(t('notice.languageFailed'));
    expect(await seen()).toContain('En sak innan du berättar');
  });

  it('is easy to read with pictures, once that is chosen, on every step', async () => {
    await begin();
    await sees('En sak innan du berättar');
    await goTo(t('notice.easy'));
    await tab.page.waitForSelector('.pictogram-talk');
    expect(await tab.page.$eval('.easy', (button) => button.getAttribute('aria-pressed'))).toBe('true');
    await goTo(t('notice.forward'));
    await tab.page.waitForSelector('.pictogram-duty');
    expect((await focused())[0]).toBe('Vi har en regel');
    await readOn();
    await goTo(t('notice.skip'));
    await goTo(t('question.skipAll'));
    await tab.page.waitForFunction(() => readingStory.joined.length > 0);
    expect(await joined()).toMatchObject([{ notice: { level: 'easy' } }]);
  });

  it('is covered when the page was out of sight, and left at once', async () => {
    await begin();
    await sees('En sak innan du berättar');
    await goTo(t('notice.forward'));
    await tab.page.evaluate(() => readingStory.hide());
    await sees(t('cover.heading'));
    expect(await seen()).not.toContain('Den gäller');
    await goTo(t('cover.continue'));
    await sees('Den gäller den som är under 18');
    await Promise.all([tab.page.waitForNavigation(), tab.page.click('#exit')]);
    expect(tab.page.url()).toBe('about:blank');
  });
});

describe('the preview', { timeout: MINUTES }, () => {
  it('draws what the page around it hands it, and nothing else', async () => {
    const { page } = tab;
    const asked: string[] = [];
    await page.evaluate(() => {
      const frame = document.createElement('iframe');
      frame.src = 'preview.html';
      const told = readingStory.told('ar');
      addEventListener('message', ({ data }) => {
        if (data.t !== 'preview-ready') return;
        frame.contentWindow?.postMessage({ t: 'something', told, pageLanguage: 'sv', level: 'easy' }, location.origin);
        frame.contentWindow?.postMessage({ t: 'preview', told, pageLanguage: 'en', level: 'easy' }, location.origin);
      });
      document.body.replaceChildren(frame);
    });
    page.on('request', (request) => asked.push(request.resourceType()));
    const frame = await page.waitForFrame((one) => one.url().endsWith('preview.html'));
    await frame.waitForSelector('.notice-text h1');
    const shown = await frame.$eval('body', (body) => body.innerText);
    const english = words('web-client', 'en');
    expect(shown).toContain('اسألنا');
    expect(await frame.$$('.pictogram-question')).toHaveLength(1);
    expect(shown).toContain(english('notice.forward'));
    const press = (text: string) => frame.locator(`::-p-xpath(//button[starts-with(., "${text}")])`).click();
    await press(english('notice.forward'));
    await press(english('notice.acknowledge'));
    await frame.waitForSelector('.answers button');
    await press(english('notice.skip'));
    await frame.waitForFunction(() => document.body.innerText.includes('اسألنا'));
    expect(new Set(asked)).not.toContain('fetch');
    expect(new Set(asked)).not.toContain('websocket');
  });
});
