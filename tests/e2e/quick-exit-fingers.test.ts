/** Two fingers, on pages where something goes wrong: they are taught, so they have to do. Only Chromium has a touch screen here. */
import { afterEach, expect, it } from 'vitest';
import { PHONE } from '../fixtures/browsers.ts';
import { builtAsset } from '../fixtures/built-asset.ts';
import { holdRequests } from '../fixtures/held-requests.ts';
import { type House, house } from './people/house.ts';
import { takeWayOut } from './people/leaving.ts';
import { Youth } from './people/youth.ts';

let here: House;
afterEach(() => here.leaveAll());

async function withFingers(): Promise<Youth> {
  here = await house();
  const youth = new Youth(await here.seat('chromium', PHONE));
  await youth.page.setViewport({ ...PHONE, deviceScaleFactor: 1, hasTouch: true });
  return youth;
}

it('leave after what a finger lay on was taken out of the page', async () => {
  const youth = await withFingers();
  await youth.open();
  await youth.page.waitForNetworkIdle();
  const session = await youth.page.createCDPSession();
  const touch = await youth.page.$eval('h1', (heading) => {
    const { left, top } = heading.getBoundingClientRect();
    return { x: left + 10, y: top + 10, id: 0 };
  });
  await youth.page.evaluate(() =>
    addEventListener('touchend', () => document.body.setAttribute('data-heard', ''), { capture: true }),
  );
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [touch] });
  await youth.page.$eval('h1', (heading) => heading.remove());
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  // What the page has to bear: nobody told it.
  expect(await youth.page.$('[data-heard]')).toBeNull();
  await takeWayOut(youth, 'fingers');
  await expect.poll(() => youth.page.url()).toBe(here.centre.exitSite.address);
});

it('are asked for again when the page could not load what hears them', async () => {
  const youth = await withFingers();
  const held = await holdRequests(youth.page, builtAsset('js', 'radiusX'));
  await youth.open();
  await expect.poll(() => held.count()).toBe(1);
  await held.fail();
  await expect.poll(() => held.count()).toBe(1);
  await held.release();
  await youth.page.waitForNetworkIdle();
  await takeWayOut(youth, 'fingers');
  await expect.poll(() => youth.page.url()).toBe(here.centre.exitSite.address);
});
