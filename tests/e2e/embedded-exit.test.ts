/** How a frame is left (SPEC E9): by a frame of ours without an origin, so that Chromium's profile does not say from where; directly where that one does not. */
import { describe, expect, it } from 'vitest';
import { BROWSER_NAMES, type BrowserName, PHONE } from '../fixtures/browsers.ts';
import { frameLine } from '../fixtures/partner-site.ts';
import { EmbeddedYouth } from './people/embedded-youth.ts';
import { keptYouth } from './people/kept-youth.ts';
import { takeWayOut, WAYS_OUT } from './people/leaving.ts';
import { partnered } from './people/partnered.ts';

const at = partnered();

/** At the door in the frame, with the way out loaded. */
async function arrive(youth: EmbeddedYouth): Promise<EmbeddedYouth> {
  await youth.page.goto(at.partner.put('<p>Öppettider</p>'));
  await youth.openAt(at.partner.put(frameLine(youth.network.origin, 'width:100%;height:600px')));
  await youth.opens();
  const wayOut = `${youth.network.origin}/way-out`;
  const frame = () => youth.page.frames().find((one) => one.url() === wayOut);
  await expect.poll(() => frame()?.evaluate(() => document.readyState)).toBe('complete');
  expect(await frame()?.evaluate(() => origin)).toBe('null');
  return youth;
}

const sitting = async (browserName: BrowserName) => arrive(new EmbeddedYouth(await at.here.seat(browserName, PHONE)));

const hasLeft = (youth: EmbeddedYouth) => expect.poll(() => youth.page.url()).toBe(at.here.centre.exitSite.address);

/** What names the host in Chromium's profile because of how one left. */
const LEFT_FROM = /History|Sessions/;

describe('the profile of an ordinary window, once the browser is quit', () => {
  it.each(WAYS_OUT.chromium)('E9: has no word of the door for having left by %s in chromium', async (way) => {
    const { youth, quit } = await keptYouth(at.here.centre.stack.port, 'chromium');
    await arrive(youth);
    // The keyboard comes into the frame with the first press there.
    if (way === 'shift') await youth.press(youth.t('directory.open'));
    await takeWayOut(youth, way);
    await hasLeft(youth);
    expect((await quit()).filter((surface) => surface.includes('History'))).toEqual([]);
  });

  it('says from where one left directly in chromium', async () => {
    const { youth, quit } = await keptYouth(at.here.centre.stack.port, 'chromium');
    await arrive(youth);
    await youth.view.evaluate(() => document.querySelector('html > iframe')?.remove());
    await takeWayOut(youth, 'button');
    await hasLeft(youth);
    expect((await quit()).filter((surface) => LEFT_FROM.test(surface))).toContain('Default/History');
  });

  it.each(WAYS_OUT.firefox)('E9: has no word of the door at all after %s in firefox', async (way) => {
    const { youth, quit } = await keptYouth(at.here.centre.stack.port, 'firefox');
    await arrive(youth);
    // The keyboard comes into the frame with the first press there.
    if (way === 'shift') await youth.press(youth.t('directory.open'));
    await takeWayOut(youth, way);
    await hasLeft(youth);
    expect(await quit()).toEqual([]);
  });
});

describe.each(BROWSER_NAMES)('in %s', (browserName) => {
  it.each([
    ['is gone', () => document.querySelector('html > iframe')?.remove()],
    ['does not answer', () => document.querySelector('html > iframe')?.setAttribute('src', 'about:blank')],
  ] as const)('E9: leaves all the same when the way out %s', async (_case, spoil) => {
    const youth = await sitting(browserName);
    await youth.view.evaluate(spoil);
    await takeWayOut(youth, 'button');
    await hasLeft(youth);
  });

  it('E9: the way out takes nothing from a partner, and no address that is not https from anybody', async () => {
    const youth = await sitting(browserName);
    const tell = (address: string) =>
      [...document.querySelectorAll('html > iframe')].map((frame) =>
        (frame as HTMLIFrameElement).contentWindow?.postMessage(address, '*', [new MessageChannel().port2]),
      ).length;
    await youth.page.evaluate(
      (address) => frames[0]?.frames[0]?.postMessage(address, '*', [new MessageChannel().port2]),
      `${at.here.centre.exitSite.address}by-the-partner`,
    );
    await youth.view.evaluate(tell, 'http://127.0.0.1:9/');
    await youth.view.evaluate(tell, 'javascript:alert(1)');
    // It is told in order: what it was told before is done with.
    await youth.view.evaluate(tell, at.here.centre.exitSite.address);
    await hasLeft(youth);
    expect(at.here.centre.exitSite.referrers()).toEqual([]);
  });
});
