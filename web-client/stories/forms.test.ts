/**
 * A form in a real browser, in the page's own shell: what is half filled in stays where it should and goes when it should, the keyboard
 * is enough, and no answer is as easy as any.
 */
import type { ViteDevServer } from 'vite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BROWSER_NAMES, type BrowserName, launch, openTab, PHONE, type Tab } from '../../tests/fixtures/browsers.ts';
import { remembered } from '../../tests/fixtures/heap.ts';
import { serveStories } from './serve.ts';

type Browser = Awaited<ReturnType<typeof launch>>;
const MINUTES = 60_000;
const EMPTY = { form: 'who', declined: false, name: null, age: null, school: null, municipality: null, reach: null };

let server: ViteDevServer;
let browser: Browser;
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
  tab = await living(browser, 'chromium');
  return () => tab.close();
}, MINUTES);

async function living(own: Browser, name: BrowserName): Promise<Tab> {
  const opened = await openTab(own, name, PHONE);
  await opened.page.goto(`${server.resolvedUrls?.local[0]}stories/live.html`);
  await opened.page.waitForSelector('[data-live]');
  return opened;
}

const story = (name: string) => tab.page.evaluate((one) => live.show({ visit: live.story(one) }), name);
const press = (selector: string) => tab.page.locator(selector).click();
/** The browser's tools hold what they press, and so all that it is in. */
const clickUnheld = (selector: string) =>
  tab.page.evaluate((one) => document.querySelector<HTMLElement>(one)?.click(), selector);
const given = () => tab.page.evaluate(() => live.given);
const words = () => tab.page.$eval('body', (body) => body.innerText);
const focused = () => tab.page.evaluate(() => document.activeElement?.textContent ?? '');
/** In the order of the page. */
const filledIn = () =>
  tab.page.$$eval('.fields :is(input, select, textarea)', (all) =>
    all.map((field) => (field as HTMLInputElement).value),
  );

async function openWho(): Promise<void> {
  await story('form-asked');
  await press('[data-form=who]');
  await tab.page.waitForSelector('[data-form-send]');
}

async function fillIn(): Promise<void> {
  const { page } = tab;
  const [name, age] = await page.$$('.fields input');
  await name?.type('Amina');
  await age?.type('١٦');
  await page.select('.fields select', '0127');
}

/** Plain letters, each a word that stands nowhere else: in a line, and in lines. */
const PLANTED = ['kastanjebron', 'silvergranen'];
const HALF = ['Amina', '١٦', '', '0127', ''];

describe('a form', { timeout: MINUTES }, () => {
  it('is opened, filled in and sent by the keyboard alone, in the order it is read', async () => {
    const { page } = tab;
    await story('form-asked');
    await page.focus('[data-form=who]');
    await page.keyboard.press('Enter');
    expect(await focused()).toBe('Vill du berätta vem du är?');
    const order: string[] = [];
    for (let stop = 0; stop < 8; stop++) {
      await page.keyboard.press('Tab');
      order.push(
        await page.evaluate(() => {
          const field = document.activeElement;
          return (field?.closest('label')?.querySelector('span') ?? field)?.textContent ?? '';
        }),
      );
    }
    expect(order).toEqual([
      ...['Vad heter du?', 'Hur gammal är du?', 'Vilken skola går du i?', 'Vilken kommun bor du i?'],
      ...[
        'Ett säkert sätt att nå dig',
        'Skicka det jag skrivit',
        'Jag vill inte berätta det',
        'Tillbaka till samtalet',
      ],
    ]);
    await page.focus('.fields input');
    await page.keyboard.type('Amina');
    await page.focus('[data-form-send=answers]');
    await page.keyboard.press('Enter');
    expect(await given()).toEqual([['who', { ...EMPTY, name: 'Amina' }]]);
    expect(await focused()).toBe('Maria');
    expect(await words()).toContain('Ditt svar till Maria');
    expect(await words()).not.toContain('Amina');
    await page.click('.own summary');
    expect(await words()).toContain('Amina');
  });

  it('has its looks with the styles that come with the conversation, the directory not opened', async () => {
    await openWho();
    const looks = await tab.page.$$eval('.fields label', (all) => all.map((label) => getComputedStyle(label).display));
    expect(looks).toEqual(Array(5).fill('flex'));
  });

  it('says first that the family is never contacted, and what everything else may not promise', async () => {
    await openWho();
    const [first] = await tab.page.$$eval('.screen:not([hidden]) p', (all) => all.map((one) => one.textContent));
    expect(first).toBe('Vi kontaktar aldrig dina föräldrar eller andra i familjen.');
    await story('form-asked-safe-contact');
    await press('[data-form=safe-contact]');
    expect(await words()).toContain('Vi kontaktar aldrig dina föräldrar eller andra i familjen.');
    expect(await words()).toContain('vi kan inte lova hur de gör');
  });

  it('takes no for an answer, and sends nothing of what was written', async () => {
    await openWho();
    await fillIn();
    await press('[data-form-send=declined]');
    expect(await given()).toEqual([['who', { ...EMPTY, declined: true }]]);
    expect(await words()).toContain('Du ville inte berätta det. Det är helt okej.');
    expect(await words()).not.toContain('Amina');
  });

  it('can be sent as it is, empty', async () => {
    await openWho();
    await press('[data-form-send=answers]');
    expect(await given()).toEqual([['who', EMPTY]]);
    expect(await words()).toContain('Du lämnade allt tomt. Det är helt okej.');
  });

  it('keeps what is half filled in under panels, the cover and a lost line', async () => {
    const { page } = tab;
    await openWho();
    await fillIn();
    await press('.screen:not([hidden]) .quiet');
    await press('[data-form=who]');
    expect(await filledIn()).toEqual(HALF);
    await page.evaluate(() => live.hide());
    expect(await words()).not.toContain('Vad heter du?');
    expect(await page.$$eval('.fields input', (all) => all.filter((field) => field.checkVisibility()).length)).toBe(0);
    await press('.cover button');
    expect(await filledIn()).toEqual(HALF);
    await page.evaluate(() => live.show({ connection: 'lost' }));
    await page.evaluate(() => live.show({ connection: 'online' }));
    expect(await filledIn()).toEqual(HALF);
    await press('[data-form-send=answers]');
    expect(await given()).toEqual([['who', { ...EMPTY, name: 'Amina', age: 16, municipality: '0127' }]]);
  });

  it('tells what happens meanwhile: the line is lost, the counsellor writes', async () => {
    const { page } = tab;
    await openWho();
    const status = () => page.$eval('.screen:not([hidden]) [role=status]', (now) => now.textContent);
    expect(await status()).toBe('');
    await page.evaluate(() => live.show({ connection: 'lost' }));
    expect(await status()).toContain('inget skickas förrän du själv');
    await page.evaluate(() => live.show({ connection: 'online' }));
    expect(await status()).toBe('');
    await story('form-asked-and-said');
    expect(await status()).toBe('Maria har skrivit till dig. Det står kvar i samtalet.');
  });

  it('goes on where one is in it when it is asked for anew, and answers what was asked last', async () => {
    const { page } = tab;
    await openWho();
    await fillIn();
    await page.focus('.fields input');
    await story('form-asked-again');
    await page.keyboard.type(' W');
    expect(await filledIn()).toEqual(['Amina W', ...HALF.slice(1)]);
    await press('[data-form-send=answers]');
    expect(await given()).toEqual([['again', { ...EMPTY, name: 'Amina W', age: 16, municipality: '0127' }]]);
  });

  it('asks again for an age that is no number, at its field', async () => {
    const { page } = tab;
    await openWho();
    const [, age] = await page.$$('.fields input');
    await age?.type('sex');
    await press('[data-form-send=answers]');
    expect(await page.$eval('[role=alert]', (alert) => alert.textContent)).toContain('siffror');
    expect(await age?.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await given()).toEqual([]);
  });

  it('says that it cannot go just now, and loses nothing', async () => {
    const { page } = tab;
    await openWho();
    await fillIn();
    await page.evaluate(() => {
      live.takes = false;
    });
    await press('[data-form-send=answers]');
    expect(await page.$eval('[role=alert]', (alert) => alert.textContent)).toContain('finns kvar här');
    expect(await filledIn()).toEqual(HALF);
  });

  it('closes when whoever asked is gone, and leaves nothing for the next one who asks', async () => {
    await openWho();
    await fillIn();
    await story('form-over');
    expect(await focused()).toBe('Maria');
    expect(await words()).toContain('Inget skickades.');
    await openWho();
    expect(await filledIn()).toEqual(['', '', '', '', '']);
    expect(await given()).toEqual([]);
  });

  it.each([
    ['whoever asked is gone', { story: 'form-over' }],
    ['the visit is over', { story: 'ended-counsellor' }],
  ])('is in no memory of the page once %s', async (_, { story: after }) => {
    const { page } = tab;
    await story('form-asked');
    await clickUnheld('[data-form=who]');
    for (const [stops, word] of PLANTED.entries()) {
      for (let stop = 0; stop <= stops * 3; stop++) await page.keyboard.press('Tab');
      await page.keyboard.type(word);
    }
    expect(await remembered(page, PLANTED)).toEqual([true, true]);
    await clickUnheld('.screen:not([hidden]) .quiet');
    await story(after);
    await expect.poll(() => remembered(page, PLANTED), { timeout: MINUTES / 2 }).toEqual([false, false]);
  });

  it('is gone with the visit, and at once with the quick exit', async () => {
    const { page } = tab;
    await openWho();
    await fillIn();
    await page.evaluate(() => live.show({ visit: { phase: 'ended', by: 'counsellor' } }));
    expect(await page.$$('.fields')).toEqual([]);
    await openWho();
    expect(await filledIn()).toEqual(['', '', '', '', '']);
    await fillIn();
    for (let presses = 0; presses < 3; presses++) await page.keyboard.press('Shift');
    await page.waitForFunction(() => location.href === 'about:blank');
    expect(await page.$eval('body', (body) => body.innerHTML)).toBe('');
  });
});

describe.each(BROWSER_NAMES)('what was said, in %s', (name) => {
  it(
    'is where one was reading it when a panel over it is closed',
    async () => {
      const own = await launch(name);
      try {
        const { page } = await living(own, name);
        await page.evaluate(() => globalThis.live.show({ visit: globalThis.live.story('form-asked') }));
        const fromEnd = () =>
          page.$eval(
            '.scroller',
            ({ scrollHeight, scrollTop, clientHeight }) => scrollHeight - scrollTop - clientHeight,
          );
        const thereAndBack = async () => {
          await page.locator('.with-actions button').click();
          await page.locator('.screen:not([hidden]) .actions button').click();
          await page.waitForSelector('.scroller', { visible: true });
        };
        expect(await fromEnd()).toBeLessThan(2);
        await thereAndBack();
        expect(await fromEnd()).toBeLessThan(2);
        await page.$eval('.scroller', async (scroller) => {
          const scrolled = new Promise((resolve) => scroller.addEventListener('scroll', resolve, { once: true }));
          scroller.scrollTop -= 200;
          await scrolled;
        });
        const before = await fromEnd();
        expect(before).toBeGreaterThan(190);
        await thereAndBack();
        expect(Math.abs((await fromEnd()) - before)).toBeLessThan(2);
      } finally {
        await own.close();
      }
    },
    MINUTES,
  );
});
