/** Trying out the quick exit: it shows what would happen, says what it does not do, and loses nothing; done again at once, it is meant. */
import { afterEach, describe, expect, it } from 'vitest';
import { BROWSER_NAMES, type BrowserName, PHONE } from '../fixtures/browsers.ts';
import { builtAsset } from '../fixtures/built-asset.ts';
import { type Held, holdRequests } from '../fixtures/held-requests.ts';
import { look } from '../fixtures/looks.ts';
import { type House, house } from './people/house.ts';
import { takeWayOut, WAYS_OUT } from './people/leaving.ts';
import { Youth } from './people/youth.ts';

let here: House;
afterEach(() => here.leaveAll());

async function atTheDoor(browserName: BrowserName): Promise<Youth> {
  const youth = new Youth(await here.seat(browserName, PHONE));
  if (browserName === 'chromium') await youth.page.setViewport({ ...PHONE, deviceScaleFactor: 1, hasTouch: true });
  await youth.open();
  return youth;
}

/** Somebody who has pressed for it, and does not get it yet. */
async function waitingForIt(browserName: BrowserName): Promise<{ youth: Youth; style: string; held: Held }> {
  here = await house();
  const youth = await atTheDoor(browserName);
  const style = builtAsset('css', '.tries');
  const held = await holdRequests(youth.page, style);
  await youth.press(youth.t('practice.open'));
  await expect.poll(() => held.count()).toBe(1);
  expect(await isBusy(youth)).toBe(true);
  return { youth, style, held };
}

const isBusy = (youth: Youth): Promise<boolean> =>
  youth.page.evaluate(() => document.querySelector('[data-practice][aria-busy="true"]') !== null);

/** It has come, and whatever was to be done then is done. */
async function comes({ page }: Youth, style: string, held: Held): Promise<void> {
  await held.release();
  await page.waitForFunction(
    (path) => [...document.styleSheets].some(({ href }) => href !== null && new URL(href).pathname === path),
    {},
    style,
  );
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
}

describe.each(BROWSER_NAMES)('in %s', (browserName) => {
  it('never comes late, over a conversation: the way out is meant there, the first time', async () => {
    here = await house();
    const asa = await here.onDuty('a', 'chromium');
    const { youth, style, held } = await waitingForIt(browserName);
    await youth.comeIn();
    await asa.takeNext();
    await youth.talks();
    await asa.talks();
    await comes(youth, style, held);
    await youth.say('Hej');
    await takeWayOut(youth, 'shift');
    await expect.poll(() => youth.page.url()).toBe(here.centre.exitSite.address);
    await expect.poll(() => asa.phase()).toBe('ended');
  });

  it('is called off by whatever is pressed before it comes, and can be asked for again', async () => {
    const { youth, style, held } = await waitingForIt(browserName);
    // Two of the three that leave: the third must not find itself in a practice.
    for (let press = 0; press < 2; press++) await youth.page.keyboard.press('Shift');
    expect(await isBusy(youth)).toBe(false);
    await comes(youth, style, held);
    expect(await youth.has(youth.t('start.heading'), 'heading')).toBe(true);
    await youth.press(youth.t('practice.open'));
    expect(await youth.heading()).toBe(youth.t('practice.heading'));
  });

  it('begins when it has come, if nothing else was pressed', async () => {
    const { youth, style, held } = await waitingForIt(browserName);
    await comes(youth, style, held);
    expect(await youth.heading()).toBe(youth.t('practice.heading'));
    await takeWayOut(youth, 'shift');
    expect(await youth.heading()).toBe(youth.t('practice.worked'));
    await youth.press(youth.t('practice.enough'));
    expect(await isBusy(youth)).toBe(false);
  });

  it('tries every way, and comes back to the first page', async () => {
    here = await house();
    const youth = await atTheDoor(browserName);
    await youth.press(youth.t('practice.open'));
    expect(await youth.heading()).toBe(youth.t('practice.heading'));
    await youth.sees(youth.t('practice.history'));
    for (const way of WAYS_OUT[browserName]) {
      await takeWayOut(youth, way);
      expect(await youth.heading()).toBe(youth.t('practice.worked'));
      await youth.sees(new URL(here.centre.exitSite.address).host);
      expect(youth.page.url()).toBe(`${youth.network.origin}/`);
      await youth.press(youth.t('practice.more'));
      expect(await youth.heading()).toBe(youth.t('practice.heading'));
    }
    expect(await youth.page.$$('.tries .good')).toHaveLength(WAYS_OUT[browserName].length);
    await youth.press(youth.t('question.back'));
    await youth.waitFor(youth.t('start.heading'), 'heading');
    expect(await youth.page.evaluate(() => document.activeElement?.textContent)).toBe(youth.t('practice.open'));
    // From here on it is meant.
    await takeWayOut(youth, 'shift');
    await expect.poll(() => youth.page.url()).toBe(here.centre.exitSite.address);
  });

  it('is meant when it is done again right after', async () => {
    here = await house();
    const youth = await atTheDoor(browserName);
    await youth.press(youth.t('practice.open'));
    await youth.heading();
    await takeWayOut(youth, 'shift');
    await youth.sees(youth.t('practice.real'));
    await takeWayOut(youth, 'shift');
    await expect.poll(() => youth.page.url()).toBe(here.centre.exitSite.address);
  });
});

it('leads to the advice on how the address is removed', async () => {
  here = await house();
  const youth = await atTheDoor('chromium');
  await youth.press(youth.t('practice.open'));
  await youth.press(youth.t('practice.advice'));
  await youth.waitFor(youth.t('safety.heading'), 'heading');
  await takeWayOut(youth, 'shift');
  await expect.poll(() => youth.page.url()).toBe(here.centre.exitSite.address);
});

it.each(['sv', 'en', 'ar'] as const)('looks and reads right in %s', async (language) => {
  here = await house();
  // Without touch: the pictures are taken in other sizes, and to change that too is to load the page anew.
  const youth = await here.youth('chromium');
  if (language !== 'sv') {
    await youth.press(youth.t(`endonym.${language}`));
    youth.speak(language);
    await youth.waitFor(youth.t('start.heading'), 'heading');
  }
  await youth.press(youth.t('practice.open'));
  expect(await youth.heading()).toBe(youth.t('practice.heading'));
  await look(youth.tab, `youth-${language}`, 'practice');
  await takeWayOut(youth, 'button');
  expect(await youth.heading()).toBe(youth.t('practice.worked'));
  await look(youth.tab, `youth-${language}`, 'practice-worked');
});
