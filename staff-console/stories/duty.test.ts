/** The reporting duty walked through by keyboard alone, and what is then on paper. */
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LAPTOP, launch, openTab } from '../../tests/fixtures/browsers.ts';
import { words } from '../../tests/fixtures/words.ts';
import { type StoryServer, serveStories } from './serve.ts';

const MINUTES = 60_000;
const t = words('staff-console', 'sv');
let server: StoryServer;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  server = await serveStories();
  browser = await launch('chromium');
  ({ page } = await openTab(browser, 'chromium', LAPTOP));
  await page.goto(server.address);
}, 2 * MINUTES);

afterAll(async () => {
  await browser.close();
  await server.close();
});

beforeEach(async () => {
  for (const name of ['nothing', 'duty-live']) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `#sv/${name}`);
    await page.waitForFunction((hash) => document.documentElement.dataset.drawn === hash, {}, `#sv/${name}`);
  }
  await page.waitForSelector('.conversation');
});

/** What has the focus, as it is read; empty for nothing. */
const focused = () =>
  page.evaluate(() => {
    const element = document.activeElement;
    return element instanceof HTMLElement && element !== document.body
      ? (element.ariaLabel ?? element.innerText).trim()
      : '';
  });
const inPanel = () => page.evaluate(() => document.activeElement?.closest('.duty-panel') !== null);

const MOST_TABS = 120;

/** Tabs on until a line of what has the focus begins with these words. */
async function tabTo(name: string): Promise<void> {
  for (let tabs = 0; tabs < MOST_TABS; tabs++) {
    if ((await focused()).split('\n').some((line) => line.startsWith(name))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`not reached by keyboard: ${name}`);
}

async function enter(name: string): Promise<void> {
  await tabTo(name);
  await page.keyboard.press('Enter');
}

/** Into the text field of that label. */
async function write(label: string, text: string): Promise<void> {
  await page.evaluate((wanted) => {
    const labels = [...document.querySelectorAll<HTMLLabelElement>('.duty-panel label')];
    const found = labels.find((each) => each.innerText.trim() === wanted && each.htmlFor !== '');
    document.getElementById(found?.htmlFor ?? '')?.focus();
  }, label);
  await page.keyboard.type(text);
}

async function openPanel(): Promise<void> {
  await page.keyboard.press('Escape');
  await page.keyboard.press('a');
  await page.waitForSelector('.duty-panel');
}

/** Paper has only what can be seen when one prints. */
async function onPaper(): Promise<string> {
  await page.emulateMediaType('print');
  const text = await page.evaluate(() => document.body.innerText);
  await page.emulateMediaType('screen');
  return text;
}

describe('by keyboard alone', () => {
  it('opens and closes by its key, and gives the focus back to its button', async () => {
    await openPanel();
    expect(await focused()).toBe(t('reporting.title', { number: 1 }));
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.querySelector('.duty-panel') === null);
    await page.waitForFunction(() => document.activeElement?.id.startsWith('duty-'));
    expect(await focused()).toContain(t('reporting.button'));
  });

  it('N7: opens a concern, goes through every step, and never loses the focus', async () => {
    await openPanel();
    await enter(t('reporting.open'));
    await page.waitForFunction(
      (state) => document.querySelector('.duty-button')?.textContent?.includes(state),
      {},
      t('reporting.state.concern'),
    );
    expect(await inPanel()).toBe(true);
    for (const step of ['age', 'telling', 'who', 'report', 'police']) {
      const title = t(`reporting.stepTitle.${step}`);
      await enter(t('reporting.next', { step: title }));
      await page.waitForFunction((name) => document.activeElement?.ariaLabel === name, {}, title);
    }
    await page.keyboard.press('Escape');
    expect(await focused()).toBe(t('reporting.title', { number: 1 }));
  });

  it('gives a card and marks that the youth has been told, with the focus still in the panel', async () => {
    await openPanel();
    await enter(t('reporting.open'));
    await enter(t('reporting.step.telling'));
    await enter('Vi är oroliga för dig');
    await enter(t('reporting.card.give'));
    await page.waitForFunction(() => document.querySelectorAll('.card-given').length === 1);
    expect(await inPanel()).toBe(true);
    await enter(t('reporting.telling.mark'));
    await page.waitForFunction(
      (state) => document.querySelector('.duty-button')?.textContent?.includes(state),
      {},
      t('reporting.state.told'),
    );
    await page.waitForFunction(() => document.activeElement?.closest('.duty-panel') !== null);
  });
});

describe('on paper', () => {
  it('is what was chosen, and nothing of the console, of the talk or of what was not chosen', async () => {
    await openPanel();
    await enter(t('reporting.open'));
    await enter(t('reporting.step.who'));
    await enter(t('reporting.form.whoAsk'));
    await page.waitForSelector('.answers-given');
    await enter(t('reporting.step.report'));
    await write(t('reporting.report.seen'), 'Barnet är rädd för en resa.');
    await tabTo(t('reporting.report.includeThis', { what: t('reporting.child.age') }));
    await page.keyboard.press('Space');
    const paper = await onPaper();
    expect(paper).toContain('Orosanmälan till socialnämnden');
    expect(paper).toContain('Barnet är rädd för en resa.');
    expect(paper).toMatch(/Ålder\s+15/);
    for (const word of ['Amal', 'Påhittade skolan', 'Skolkuratorn Lena', 'farmor', 'Samtal 1', 'Kö', 'Dörren'])
      expect(paper).not.toContain(word);
  });

  it('has nothing of the report while another step is shown', async () => {
    await openPanel();
    await enter(t('reporting.step.report'));
    await write(t('reporting.report.seen'), 'Barnet är rädd.');
    await enter(t('reporting.step.police'));
    expect(await onPaper()).not.toContain('Barnet är rädd.');
  });

  it('carries a neutral title while it is printed, and the tab has its own again', async () => {
    await openPanel();
    await enter(t('reporting.step.report'));
    await page.waitForSelector('.report-print');
    const before = await page.title();
    await page.evaluate(() => {
      addEventListener('beforeprint', () => {
        document.documentElement.dataset.printed = document.title;
      });
    });
    await page.pdf();
    expect(await page.evaluate(() => document.documentElement.dataset.printed)).toBe(
      t('reporting.print.documentTitle'),
    );
    expect(await page.title()).toBe(before);
  });
});

describe('the end', () => {
  it('N8: is asked for only once the concern has an outcome, and the unprinted report is told of', async () => {
    await openPanel();
    await enter(t('reporting.open'));
    await enter(t('reporting.step.report'));
    await write(t('reporting.report.seen'), 'Barnet är rädd.');
    await page.keyboard.press('Escape');
    await page.keyboard.press('e');
    await page.waitForSelector('[role=dialog]');
    expect(await page.$eval('[role=dialog]', (dialog) => dialog.textContent)).toContain(t('reporting.end.about'));
    await page.focus('[role=dialog] input[value=left]');
    await page.keyboard.press('Space');
    await enter(t('reporting.end.submit'));
    await page.waitForSelector('[role=alertdialog]');
    await enter(t('conversation.endNow'));
    await page.waitForSelector('.conversation-over');
    await enter(t('conversation.dismiss'));
    await page.waitForSelector('[role=alertdialog]');
    expect(await page.$eval('[role=alertdialog]', (dialog) => dialog.textContent)).toContain(
      t('reporting.unprinted.title'),
    );
    await enter(t('conversation.dismiss'));
    await page.waitForFunction(() => document.querySelector('.conversation') === null);
    expect(await page.evaluate(() => document.body.innerText)).not.toContain('Barnet är rädd.');
  });
});
