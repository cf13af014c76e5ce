/** A frame whose opening part does not come: it says so, offers other doors, goes on asking, and opens when it has come (SPEC E). */
import { expect, it } from 'vitest';
import { BROWSER_NAMES, type BrowserName, PHONE } from '../fixtures/browsers.ts';
import { builtAsset } from '../fixtures/built-asset.ts';
import { frameLine } from '../fixtures/partner-site.ts';
import { EmbeddedYouth } from './people/embedded-youth.ts';
import { takeWayOut } from './people/leaving.ts';
import { partnered } from './people/partnered.ts';
import { type WithoutFile, withoutFile } from './people/without-file.ts';

const at = partnered();
/** Longer than the pauses in which it is asked for again come to until then. */
const PATIENCE = { timeout: 60_000 };

/** In front of a frame for which this file cannot be had. */
async function shutOut(browserName: BrowserName, file: string): Promise<[EmbeddedYouth, WithoutFile]> {
  const youth = new EmbeddedYouth(await at.here.seat(browserName, PHONE));
  const without = withoutFile(youth.network, file);
  await youth.openAt(at.partner.put(frameLine(youth.network.origin, 'width:100%;height:600px')));
  return [youth, without];
}

/** What can be pressed, by what it leads to. */
const linksInReach = (youth: EmbeddedYouth): Promise<(string | null)[]> =>
  youth.view.evaluate(() =>
    [...document.querySelectorAll('a')]
      .filter((link) => link.checkVisibility({ visibilityProperty: true }) && !link.closest('[inert]'))
      .map((link) => link.getAttribute('href')),
  );

const OPENING = [
  ['what opens it', 'trackVisibility'],
  ['what asks for that', 'radiusX'],
] as const;

for (const browserName of BROWSER_NAMES) {
  it.each(OPENING)(`E10: without %s says so, offers 112, and opens once it comes in ${browserName}`, async (_, has) => {
    const [youth, without] = await shutOut(browserName, builtAsset('js', has));
    await expect.poll(() => linksInReach(youth)).toContain('tel:112');
    expect(await youth.read()).toContain(youth.t('embedded.shutText'));
    expect(await youth.isOpen()).toBe(false);
    expect(await linksInReach(youth)).toContain('/');
    without.over();
    await expect.poll(() => youth.isOpen(), PATIENCE).toBe(true);
    expect(await youth.read()).not.toContain(youth.t('embedded.shutText'));
    await youth.press(youth.t('directory.open'));
    await youth.waitFor(youth.t('directory.heading'), 'heading');
  });

  it(`C7, E10: can be left quickly while it is shut in ${browserName}`, async () => {
    const [youth] = await shutOut(browserName, builtAsset('js', 'trackVisibility'));
    await expect.poll(() => linksInReach(youth)).toContain('tel:112');
    await takeWayOut(youth, 'button');
    await expect.poll(() => youth.page.url()).toBe(at.here.centre.exitSite.address);
  });
}
