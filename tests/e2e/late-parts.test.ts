/** The way in does not come, and then it does: whoever presses again gets in, in browsers too that never ask a second time for a script. */
import { afterEach, expect, it } from 'vitest';
import { BROWSER_NAMES, PHONE } from '../fixtures/browsers.ts';
import { builtAsset } from '../fixtures/built-asset.ts';
import { type House, house } from './people/house.ts';
import { withoutFile } from './people/without-file.ts';
import { Youth } from './people/youth.ts';

let here: House;
afterEach(() => here.leaveAll());

it.each(BROWSER_NAMES)('what could not be loaded can be pressed again in %s', async (browserName) => {
  here = await house();
  await here.onDuty('a', 'chromium');
  const youth = new Youth(await here.seat(browserName, PHONE));
  const without = withoutFile(youth.network, builtAsset('js', 'WebSocket'));
  await youth.open();
  await expect.poll(() => without.asked()).toBeGreaterThan(0);
  await youth.press(youth.t('start.begin'));
  // A page that cannot load its way in may fetch itself anew, and be nothing for a moment.
  await expect.poll(() => youth.read()).toContain(youth.t('start.heading'));
  without.over();
  // What was pressed on a page that is on its way anew comes to nothing, once.
  await expect
    .poll(async () => {
      await youth.press(youth.t('start.begin')).catch(() => undefined);
      return youth.page.$('.notice-text h1').catch(() => null);
    })
    .not.toBeNull();
});
