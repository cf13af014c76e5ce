/** The door as one first sees it: open, closed, nobody there, and without any script. */
import type { OpeningHours } from '@dorren/shared/protocol/content.ts';
import { PAGE_LANGUAGES } from '@dorren/shared/protocol/values.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { BROWSER_NAMES, PHONE } from '../fixtures/browsers.ts';
import { doorSays } from '../fixtures/door-sign.ts';
import { look } from '../fixtures/looks.ts';
import { picture } from '../fixtures/screenshots.ts';
import { noTraces, traces } from '../fixtures/traces.ts';
import { type House, house } from './people/house.ts';
import { Youth } from './people/youth.ts';

let here: House;
afterEach(() => here.leaveAll());

/** At an hour when the house is closed. */
async function whileClosed(then: () => Promise<void>): Promise<void> {
  const { openingHours } = await here.centre.api.settings(here.centre.token);
  const hours = (always: boolean): OpeningHours => ({ ...openingHours, always, week: [[], [], [], [], [], [], []] });
  await here.centre.change({ openingHours: hours(false) });
  try {
    await doorSays(here.centre.stack, 'closed');
    await then();
  } finally {
    await here.centre.change({ openingHours: hours(true) });
    await doorSays(here.centre.stack, 'open');
  }
}

describe.each(BROWSER_NAMES)('%s', (browserName) => {
  it('Q1: says that it is closed, and who else helps', async () => {
    here = await house();
    await here.onDuty('a', 'chromium');
    await whileClosed(async () => {
      const youth = await here.youth(browserName);
      await youth.sees(youth.t('door.closed'));
      await youth.sees(youth.t('door.closedHint'));
      await youth.sees('116 111');
      await youth.waitFor(youth.t('help.call112'), 'link');
      expect(await youth.has(youth.t('start.begin'), 'button')).toBe(false);
      if (browserName === 'chromium') await look(youth.tab, 'youth-sv', 'closed');
      await youth.expectQuiet();
    });
  });

  it('Q1: refuses whoever read the notice while it closed, in words, with numbers to call', async () => {
    here = await house();
    await here.onDuty('a', 'chromium');
    const youth = await here.youth(browserName);
    await youth.readNotice();
    await whileClosed(async () => {
      await youth.press(youth.t('question.skipAll'));
      await youth.waitFor(youth.t('refused.heading'), 'heading');
      await youth.sees(youth.t('code.door-closed'));
      if (browserName === 'chromium') await look(youth.tab, 'youth-sv', 'refused');
      await youth.sees('116 111');
    });
    await youth.press(youth.t('refused.retry'));
    await youth.waits();
    await youth.expectQuiet();
  });

  it('leaves no trace of a visit to the door and back', async () => {
    here = await house();
    const youth = await here.youth(browserName);
    for (const language of ['ar', 'en', 'sv'] as const) {
      await youth.press(youth.t(`endonym.${language}`));
      youth.speak(language);
      await youth.waitFor(youth.t('start.heading'), 'heading');
      expect(await youth.page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual([
        language,
        language === 'ar' ? 'rtl' : 'ltr',
      ]);
    }
    expect(await traces(youth.tab)).toEqual(noTraces(youth.tab, `${youth.network.origin}/`));
    expect(await youth.page.title()).toBe((await here.centre.api.settings(here.centre.token)).title);
    await youth.expectQuiet();
  });
});

it('S5: gives all information and telephone numbers, in every language, without JavaScript', async () => {
  here = await house();
  const { helplines } = await here.centre.api.settings(here.centre.token);
  const youth = new Youth(await here.seat('chromium', PHONE));
  await youth.page.setJavaScriptEnabled(false);
  await youth.page.goto(`${youth.network.origin}/`);
  await picture(youth.tab, 'youth', 'without-script');
  expect(await youth.has(youth.t('start.begin'), 'button')).toBe(false);
  await youth.page.$$eval('details', (all) => {
    for (const each of all) each.open = true;
  });
  for (const key of ['start.heading', 'facts.anonymousText', 'facts.nothingText', 'plain.notice'])
    await youth.sees(youth.t(key));
  for (const language of PAGE_LANGUAGES) {
    youth.speak(language);
    for (const key of ['start.lead', 'plain.chat', 'help.call112', 'safety.open']) await youth.sees(youth.t(key));
    for (const { name, telephone } of helplines[language]) {
      await youth.sees(name);
      await youth.sees(telephone);
    }
  }
  expect(await youth.page.$$eval('a[href="tel:112"]', (links) => links.length)).toBe(PAGE_LANGUAGES.length);
  youth.speak('sv');
  await youth.page.click('#exit');
  await expect.poll(() => youth.page.url()).toBe(here.centre.exitSite.address);
});

it('S5: gives the advice and the doors to help without JavaScript', async () => {
  here = await house();
  const { helplines, title } = await here.centre.api.settings(here.centre.token);
  const youth = new Youth(await here.seat('chromium', PHONE));
  await youth.page.setJavaScriptEnabled(false);
  await youth.page.goto(`${youth.network.origin}/`);
  // Nothing on the page can be waited for in it: without a script no frame is asked for.
  await youth.page.click('noscript a');
  await youth.sees(youth.t('safety.heading'));
  await picture(youth.tab, 'youth', 'advice-without-script');
  await youth.page.$$eval('details', (all) => {
    for (const each of all) each.open = true;
  });
  for (const language of PAGE_LANGUAGES) {
    youth.speak(language);
    for (const key of ['safety.watched.wait1', 'safety.private.text', 'safety.history.differs', 'help.call112'])
      await youth.sees(youth.t(key));
    for (const { telephone } of helplines[language]) await youth.sees(telephone);
  }
  expect(await youth.page.title()).toBe(title);
  expect(await youth.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await youth.page.click('#exit');
  await expect.poll(() => youth.page.url()).toBe(here.centre.exitSite.address);
});
