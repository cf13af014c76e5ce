/** Trying out the quick exit: it shows what would happen, says what it does not do, and loses nothing; done again at once, it is meant. */
import { afterEach, describe, expect, it } from 'vitest';
import { BROWSER_NAMES, type BrowserName, PHONE } from '../fixtures/browsers.ts';
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

describe.each(BROWSER_NAMES)('in %s', (browserName) => {
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
