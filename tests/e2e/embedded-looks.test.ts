/** The door as it stands on the demonstration's library, in Swedish and Arabic: pictures, and what a machine can tell of the frame. */
import { afterEach, expect, it } from 'vitest';
import { startPartnerSite } from '../../demo/partner/partner-site.ts';
import { violations } from '../fixtures/axe.ts';
import { PHONE } from '../fixtures/browsers.ts';
import { eachLook, settled, snap } from '../fixtures/screenshots.ts';
import { EmbeddedYouth } from './people/embedded-youth.ts';
import { type House, house } from './people/house.ts';

let here: House;
afterEach(() => here.leaveAll());

it.each(['sv', 'ar'] as const)('a visit in a frame in %s looks and reads right', async (language) => {
  here = await house();
  const asa = await here.onDuty('a', 'chromium');
  const youth = new EmbeddedYouth(await here.seat('chromium', PHONE));
  const library = await startPartnerSite(youth.network.origin, 0);
  await here.centre.change({ partners: [library.origin] });
  const faults: string[] = [];
  const seen = (state: string) =>
    eachLook(youth.tab, async (size, scheme) => {
      await youth.page.evaluate(() => document.querySelector('iframe')?.scrollIntoView({ block: 'center' }));
      await youth.opens();
      await settled(youth.view);
      await snap(youth.tab, `embedded-${language}`, `${state}-${size}-${scheme}`);
      faults.push(...(await violations(youth.view)).map((fault) => `${state}, ${size}, ${scheme}: ${fault}`));
    });
  try {
    await youth.openAt(`${library.origin}/`);
    await youth.opens();
    if (language !== 'sv') {
      await youth.press(youth.t(`endonym.${language}`));
      youth.speak(language);
    }
    await youth.waitFor(youth.t('start.heading'), 'heading');
    await seen('start');
    await youth.press(youth.t('start.begin'));
    await youth.waitForNotice();
    await seen('notice');
    await youth.readOn();
    await youth.press(youth.t('notice.skip'));
    await youth.press(youth.t('question.skipAll'));
    await youth.waits();
    await seen('waiting');
    await asa.takeNext();
    await youth.talks();
    await youth.say('Hej! 🌿');
    await asa.say('Bra att du skriver. Berätta i din takt, jag har tid.');
    await youth.sees('Bra att du skriver.');
    await seen('talking');
    await youth.page.evaluate(() => {
      const sheet = document.body.appendChild(document.createElement('p'));
      sheet.setAttribute('style', 'position:fixed;inset:auto 0 0 0;height:40px;background:#ccc');
      sheet.textContent = 'Vi använder kakor';
      document.querySelector('iframe')?.scrollIntoView({ block: 'end' });
    });
    await youth.sees(youth.t('embedded.overlaidText'));
    await snap(youth.tab, `embedded-${language}`, 'overlaid');
    faults.push(...(await violations(youth.view)).map((fault) => `overlaid: ${fault}`));
    expect(faults).toEqual([]);
  } finally {
    await here.centre.change({ partners: [] });
    await library.stop();
  }
});
