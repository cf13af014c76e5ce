/** What somebody sees, hears or finds who looks over a shoulder, opens the list of apps, prints, copies or marks the page: docs/discreet-page.md. */
import { execFileSync } from 'node:child_process';
import type { Page } from 'puppeteer-core';
import { afterEach, describe, expect, it } from 'vitest';
import { BROWSER_NAMES, type BrowserName, PHONE, type Tab } from '../fixtures/browsers.ts';
import { look } from '../fixtures/looks.ts';
import { type House, house } from './people/house.ts';
import { Youth } from './people/youth.ts';

const SECRET = 'Ingen får veta det här';
const DRAFT = 'halvskrivet';
const MEANWHILE = 'Jag väntar på dig';

let here: House;
afterEach(() => here.leaveAll());

/** A youth whose window loses the focus as any other does, talking with a half-written message. */
async function talking(browserName: BrowserName) {
  here = await house();
  const counsellor = await here.onDuty('a', 'chromium');
  const youth = new Youth(await here.seat(browserName, PHONE, { losesFocus: true }));
  await youth.open();
  await youth.comeIn();
  await counsellor.takeNext();
  await youth.talks();
  await youth.say(SECRET);
  await youth.write(youth.t('talk.input'), DRAFT);
  return { counsellor, youth };
}

interface Seen {
  /** A plain sheet lies over everything. */
  sheet: boolean;
  text: string;
  /** What a screen reader is told of its own accord. */
  spoken: string;
  tab: string;
}

/** What there is to see in the very turn in which this happens to the page's window. */
function upon(page: Page, happens: string): Promise<Seen> {
  return page.evaluate((name) => {
    if (name) globalThis.window.dispatchEvent(new Event(name));
    const live = [...document.querySelectorAll<HTMLElement>('[role=log], [role=status], [role=alert]')];
    return {
      sheet: getComputedStyle(document.documentElement, '::before').position === 'fixed',
      text: document.body.innerText,
      spoken: live.map((element) => (element.checkVisibility() ? element.innerText : '')).join(''),
      tab: `${document.title} ${document.querySelector<HTMLLinkElement>('link[rel=icon]')?.href}`,
    };
  }, happens);
}

const draftOf = (youth: Youth): Promise<string> => youth.page.$eval('textarea', (field) => field.value);

describe.each(BROWSER_NAMES)('the cover in %s', (browserName) => {
  it('lies over everything in the turn in which the focus is lost, and a glance elsewhere lifts it', async () => {
    const { counsellor, youth } = await talking(browserName);
    const before = await upon(youth.page, '');
    expect(before).toMatchObject({ sheet: false, text: expect.stringContaining(SECRET) });

    const covered = await upon(youth.page, 'blur');
    expect(covered).toMatchObject({ sheet: true, text: expect.not.stringContaining(SECRET), tab: before.tab });
    await counsellor.say(MEANWHILE);
    await expect.poll(() => youth.page.$$eval('.bubble', (all) => all.at(-1)?.textContent)).toBe(MEANWHILE);
    const meanwhile = await upon(youth.page, '');
    expect(meanwhile).toEqual({ ...covered, spoken: '' });

    // Too long for a glance, whatever the machine's speed.
    await youth.page.evaluate(() => {
      const now = Date.now();
      Date.now = () => now + 60_000;
    });
    expect(await upon(youth.page, 'focus')).toMatchObject({
      sheet: false,
      text: expect.stringContaining(youth.t('cover.heading')),
    });
    expect(await youth.read()).not.toContain(MEANWHILE);
    if (browserName === 'chromium') await look(youth.tab, 'youth-sv', 'covered');
    await youth.press(youth.t('cover.continue'));
    await youth.sees(MEANWHILE);
    expect(await draftOf(youth)).toBe(DRAFT);

    await youth.page.focus('textarea');
    await upon(youth.page, 'blur');
    expect((await upon(youth.page, 'focus')).text).toContain(SECRET);
    expect(await youth.page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
    expect(await draftOf(youth)).toBe(DRAFT);
  });

  it('lies over everything behind another tab, and stays until it is lifted', async () => {
    const { youth } = await talking(browserName);
    const { tab } = await upon(youth.page, '');
    const other = await youth.tab.context.newPage();
    await other.bringToFront();
    await expect
      .poll(() => upon(youth.page, ''))
      .toMatchObject({ sheet: true, text: expect.not.stringContaining(SECRET), tab });
    await youth.page.bringToFront();
    await other.close();
    await youth.waitFor(youth.t('cover.heading'), 'heading');
    await expect.poll(() => upon(youth.page, '')).toMatchObject({ sheet: false, spoken: '', tab });
    await youth.press(youth.t('cover.continue'));
    await youth.sees(SECRET);
    await youth.expectQuiet();
  });

  // Chromium without a screen leaves each window its focus.
  it.runIf(browserName === 'firefox')('lies over everything when another window is opened', async () => {
    const { youth } = await talking(browserName);
    expect(await upon(youth.page, '')).toMatchObject({ sheet: false });
    await here.seat(browserName, PHONE);
    await expect
      .poll(() => upon(youth.page, ''))
      .toMatchObject({ sheet: true, text: expect.not.stringContaining(SECRET) });
  });

  it.each(['freeze', 'beforeprint'])('lies over everything at %s', async (happens) => {
    const { youth } = await talking(browserName);
    expect(await upon(youth.page, happens)).toMatchObject({ sheet: true, text: expect.not.stringContaining(SECRET) });
  });

  it('lies over first sight too, and lifts by itself there', async () => {
    here = await house();
    const youth = new Youth(await here.seat(browserName, PHONE, { losesFocus: true }));
    await youth.open();
    expect(await upon(youth.page, 'blur')).toMatchObject({ sheet: true });
    expect(await upon(youth.page, 'focus')).toMatchObject({ sheet: false });
    await upon(youth.page, 'blur');
    await youth.page.keyboard.press('Tab');
    expect(await upon(youth.page, '')).toMatchObject({ sheet: false });
  });

  it('leaves the page alone in sight for whoever chose so', async () => {
    const { youth } = await talking(browserName);
    await youth.press(youth.t('talk.about'));
    await youth.press(youth.t('safety.open'));
    await youth.waitFor(youth.t('safety.heading'), 'heading');
    await youth.page.locator('[data-advice="page"] summary').click();
    await youth.choose(youth.t('safety.page.out-of-sight'), 'radio');
    await youth.press(youth.t('question.back'));
    await youth.sees(SECRET);
    expect(await upon(youth.page, 'blur')).toMatchObject({ sheet: false, text: expect.stringContaining(SECRET) });
    const other = await youth.tab.context.newPage();
    await other.bringToFront();
    await expect.poll(() => upon(youth.page, '')).toMatchObject({ sheet: true });
    await youth.page.bringToFront();
    await other.close();
    await youth.waitFor(youth.t('cover.heading'), 'heading');
  });
});

describe.each(BROWSER_NAMES)('what can be taken along, in %s', (browserName) => {
  it('prints an empty sheet', async () => {
    const { youth } = await talking(browserName);
    expect(await printed(youth.tab)).toBe('');
    await youth.page.goto(here.centre.exitSite.address);
    expect(await printed(youth.tab)).not.toBe('');
  });

  it('marks nothing of what was said, and copies what one wrote at the second try', async () => {
    const { youth } = await talking(browserName);
    await youth.page.$eval('.bubble', (bubble) => bubble.scrollIntoView());
    await youth.page.click('.bubble', { count: 3 });
    expect(await marked(youth.page)).toBe('');
    await chord(youth.page, 'a');
    expect(await marked(youth.page)).not.toContain(SECRET);

    await youth.page.focus('textarea');
    await chord(youth.page, 'a');
    await watchCopying(youth.page);
    await chord(youth.page, 'c');
    await youth.sees(youth.t('talk.copied'));
    expect(await copied(youth.page)).toEqual([false]);
    await chord(youth.page, 'c');
    await youth.seesNot(youth.t('talk.copied'));
    expect(await copied(youth.page)).toEqual([false, true]);
    expect(await draftOf(youth)).toBe(DRAFT);

    const isDragged = await youth.page.$eval('textarea', (field) =>
      field.dispatchEvent(new Event('dragstart', { bubbles: true, cancelable: true })),
    );
    expect(isDragged).toBe(false);
  });

  it('lets a number be marked', async () => {
    here = await house();
    const youth = await here.youth(browserName);
    const number = await youth.page.$eval('.helplines .number', (link) => {
      getSelection()?.selectAllChildren(link);
      return link.textContent;
    });
    expect(await marked(youth.page)).toBe(number);
    await youth.page.$eval('.lead', (text) => getSelection()?.selectAllChildren(text));
    expect(await marked(youth.page)).toBe('');
  });

  it('opens, looks up and fetches nothing that stands in a message', async () => {
    const { counsellor, youth } = await talking(browserName);
    const text = `https://preview.example.org/a www.example.org mailto:a@example.org tel:112 0701234567`;
    await counsellor.say(text);
    await youth.sees(text);
    expect(await youth.page.$$eval('.scroller a, .scroller [href], .scroller img, iframe', (all) => all.length)).toBe(
      0,
    );
    const address = youth.page.url();
    await youth.page.$$eval('.bubble', (all) => (all.at(-1) as HTMLElement).click());
    await youth.page.click('.message.theirs .bubble');
    expect(youth.page.url()).toBe(address);
    // The head tells nobody who unfurls our address what it leads to, nor the browser what to fetch.
    const head = await youth.page.$$eval('meta, link', (all) =>
      all.map(
        (one) => one.getAttribute('property') ?? one.getAttribute('name') ?? one.getAttribute('rel') ?? 'charset',
      ),
    );
    expect([...new Set(head)].sort()).toEqual(HEAD);
    await youth.expectQuiet();
  });

  it('makes no sound, does not shake, notifies nobody and never changes title, icon or address in a whole visit', async () => {
    here = await house();
    const counsellor = await here.onDuty('a', 'chromium');
    const youth = new Youth(await here.seat(browserName, PHONE));
    await youth.page.evaluateOnNewDocument(watchForNoise);
    await youth.open();
    const { tab } = await upon(youth.page, '');
    await youth.press(youth.t('safety.open'));
    await youth.waitFor(youth.t('safety.heading'), 'heading');
    await youth.press(youth.t('question.back'));
    await youth.comeIn();
    await counsellor.takeNext();
    await youth.talks();
    await youth.say(SECRET);
    await counsellor.say(MEANWHILE);
    await youth.sees(MEANWHILE);
    const other = await youth.tab.context.newPage();
    await other.bringToFront();
    await counsellor.say(SECRET);
    await youth.page.bringToFront();
    await other.close();
    await youth.press(youth.t('cover.continue'));
    await counsellor.end();
    await youth.waitFor(youth.t('ended.counsellor'), 'heading');
    expect(await noises(youth.page)).toEqual([]);
    expect((await upon(youth.page, '')).tab).toBe(tab);
    // It hears.
    const heard = await youth.page.evaluate(async () => {
      navigator.vibrate?.(1);
      await new Audio().play().catch(() => undefined);
      history.pushState(null, '');
      document.title = 'x';
      await new Promise((resolve) => setTimeout(resolve));
    });
    expect(heard).toBeUndefined();
    expect(await noises(youth.page)).toEqual(expect.arrayContaining(['play', 'pushState', 'head']));
  });
});

const HEAD = [
  'charset',
  'color-scheme',
  'format-detection',
  'icon',
  'modulepreload',
  'referrer',
  'stylesheet',
  'viewport',
];

/** What stands on paper; in Chromium with the line of title and address that a browser adds. */
async function printed({ browserName, page }: Tab): Promise<string> {
  return execFileSync('pdftotext', ['-', '-'], {
    input: browserName === 'chromium' ? await withHeaders(page) : await page.pdf(),
  })
    .toString()
    .trim();
}

async function withHeaders(page: Page): Promise<Buffer> {
  const session = await page.createCDPSession();
  const { data } = await session.send('Page.printToPDF', { displayHeaderFooter: true, preferCSSPageSize: true });
  await session.detach();
  return Buffer.from(data, 'base64');
}

async function chord(page: Page, key: 'a' | 'c'): Promise<void> {
  await page.keyboard.down('Control');
  await page.keyboard.press(key);
  await page.keyboard.up('Control');
}

const marked = (page: Page): Promise<string> => page.evaluate(() => getSelection()?.toString() ?? '');

/** Whether each try to copy was let. */
async function watchCopying(page: Page): Promise<void> {
  await page.evaluate(() => {
    const tries: boolean[] = [];
    globalThis.window.copied = tries;
    addEventListener('copy', ({ defaultPrevented }) => tries.push(!defaultPrevented));
  });
}

const copied = (page: Page): Promise<boolean[]> => page.evaluate(() => globalThis.window.copied ?? []);
const noises = (page: Page): Promise<string[]> => page.evaluate(() => globalThis.window.noises ?? []);

declare global {
  interface Window {
    copied?: boolean[];
    noises?: string[];
  }
}

/** In the page, before its own scripts: each call of what can be heard, felt or noticed from outside is written down. */
function watchForNoise(): void {
  const noises: string[] = [];
  globalThis.window.noises = noises;
  const trap = (owner: object | undefined, name: string) => {
    if (!owner || !(name in owner)) return;
    Object.defineProperty(owner, name, {
      configurable: true,
      value: (...given: unknown[]) => {
        noises.push(name);
        return given.length > 99 ? undefined : Promise.resolve();
      },
    });
  };
  const at = globalThis as unknown as Record<string, { prototype?: object } | undefined>;
  for (const name of [
    'Notification',
    'AudioContext',
    'webkitAudioContext',
    'OfflineAudioContext',
    'SpeechSynthesisUtterance',
  ])
    trap(at[name] && globalThis, name);
  for (const name of ['alert', 'confirm', 'prompt', 'open', 'print']) trap(globalThis, name);
  for (const name of ['vibrate', 'setAppBadge', 'share', 'requestMediaKeySystemAccess'])
    trap(Navigator.prototype, name);
  for (const name of ['pushState', 'replaceState']) trap(History.prototype, name);
  trap(HTMLMediaElement.prototype, 'play');
  trap(at.SpeechSynthesis?.prototype, 'speak');
  trap(at.ServiceWorkerRegistration?.prototype, 'showNotification');
  trap(at.WakeLock?.prototype, 'request');
  trap(at.Clipboard?.prototype, 'writeText');
  trap(at.Clipboard?.prototype, 'write');
  document.addEventListener('DOMContentLoaded', () => {
    const named = new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes) {
        const added = [...addedNodes].some(
          (node) => !(node instanceof HTMLElement) || !node.matches('[rel=stylesheet], [rel=modulepreload], script'),
        );
        if (target !== document.head || added) noises.push('head');
      }
    });
    named.observe(document.head, { childList: true, subtree: true, characterData: true, attributes: true });
  });
}
