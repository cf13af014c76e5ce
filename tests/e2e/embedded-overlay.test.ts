/** What lies over a partner's frame, or alters it: nothing can be pressed or written then but the way out. Ordinary pages raise no alarm. */
import { describe, expect, it } from 'vitest';
import { type BrowserName, LAPTOP } from '../fixtures/browsers.ts';
import { frameLine } from '../fixtures/partner-site.ts';
import { EmbeddedYouth } from './people/embedded-youth.ts';
import { partnered } from './people/partnered.ts';

const at = partnered();

const SIZE = 'width:400px;height:500px;';
const LONG = '<div style="height:3000px">Böcker</div>';
const over = (style: string) => `<div id="over" style="position:fixed;${style}"></div>`;

/** A page with this around the frame. */
type Around = (frame: (style?: string) => string) => string;

async function youthAt(browserName: BrowserName, around: Around): Promise<EmbeddedYouth> {
  const youth = new EmbeddedYouth(await at.here.seat(browserName, LAPTOP));
  const line = (style = '') => frameLine(youth.network.origin, SIZE + style);
  await youth.openAt(at.partner.put(around(line)));
  return youth;
}

/** Nothing of the frame is drawn otherwise, or under anything. */
const ORDINARY: Readonly<Record<string, Around>> = {
  'alone on the page': (frame) => frame(),
  'with round corners and a shadow': (frame) =>
    `<div style="width:400px;border-radius:16px;overflow:hidden">${frame('border-radius:16px;box-shadow:0 2px 8px #888')}</div>`,
  'beneath a header that stays': (frame) =>
    `<header style="position:sticky;top:0;height:60px;background:#eee">Meny</header>${frame()}${LONG}`,
  'above a notice at the foot': (frame) => `${frame()}${over('inset:auto 0 0 0;height:100px;background:#eee')}${LONG}`,
  'in columns, moved a little': (frame) =>
    `<div style="display:grid;grid-template-columns:1fr 2fr"><nav>Meny</nav><div style="transform:translate(4px,4px)">${frame()}</div></div>`,
  'in a part that scrolls': (frame) => `<div style="height:420px;overflow:auto"><p>Fråga oss</p>${frame()}</div>`,
  'half below the edge of the window': (frame) => `<div style="height:350px">Böcker</div>${frame()}${LONG}`,
};

/** What the browser can tell of each. */
const ALARMING: Readonly<Record<string, { around: Around; browsers: readonly BrowserName[] }>> = {
  'a transparent sheet over all of it': {
    around: (frame) => `${frame()}${over('inset:0')}`,
    browsers: ['chromium'],
  },
  'a sheet that lets presses through': {
    around: (frame) => `${frame()}${over('inset:0;background:#fff;pointer-events:none')}`,
    browsers: ['chromium'],
  },
  'a button on top of ours': {
    around: (frame) => `${frame()}${over('left:150px;top:300px;width:90px;height:40px;background:#ddd')}`,
    browsers: ['chromium'],
  },
  'an opacity of 0.01': { around: (frame) => frame('opacity:0.01'), browsers: ['chromium'] },
  'an opacity around it': { around: (frame) => `<div style="opacity:0.5">${frame()}</div>`, browsers: ['chromium'] },
  'a smaller scale': { around: (frame) => frame('transform:scale(0.5)'), browsers: ['chromium'] },
  'a turn': { around: (frame) => frame('transform:rotate(20deg)'), browsers: ['chromium'] },
  'a filter': { around: (frame) => frame('filter:blur(4px)'), browsers: ['chromium'] },
  'a blend with what is behind': {
    around: (frame) => frame('mix-blend-mode:multiply'),
    browsers: ['chromium'],
  },
  'what follows, drawn over it': {
    around: (frame) => `${frame('position:relative;z-index:-1')}<p style="margin-top:-90px;background:#fff">Böcker</p>`,
    browsers: ['chromium'],
  },
  'all cut off but one button': {
    around: (frame) => `<div style="width:200px;height:60px;overflow:hidden">${frame('margin-top:-200px')}</div>`,
    browsers: ['chromium', 'firefox'],
  },
  'all clipped but one corner': {
    around: (frame) => frame('clip-path:inset(0 250px 430px 0)'),
    browsers: ['chromium'],
  },
  'a frame too small to tell what it is': {
    around: (frame) => frame('width:200px;height:100px'),
    browsers: ['chromium', 'firefox'],
  },
};

/** Not noticed (docs/embedding.md): if a browser begins to, this says so. */
const UNNOTICED: Readonly<Record<string, { around: Around; browsers: readonly BrowserName[] }>> = {
  'a sheet that is not drawn and takes the presses': {
    around: (frame) => `${frame()}${over('inset:0;opacity:0')}`,
    browsers: ['chromium', 'firefox'],
  },
  'a mask': {
    around: (frame) => frame('mask-image:linear-gradient(transparent,transparent)'),
    browsers: ['chromium', 'firefox'],
  },
  'a sheet that is drawn': { around: (frame) => `${frame()}${over('inset:0')}`, browsers: ['firefox'] },
  'an opacity of 0.01': { around: (frame) => frame('opacity:0.01'), browsers: ['firefox'] },
  'all clipped but one corner': { around: (frame) => frame('clip-path:inset(0 250px 430px 0)'), browsers: ['firefox'] },
};

const inBrowser = <Case extends { browsers: readonly BrowserName[] }>(
  cases: Readonly<Record<string, Case>>,
  browserName: BrowserName,
): [string, Case][] => Object.entries(cases).filter(([, { browsers }]) => browsers.includes(browserName));

describe.each(['chromium', 'firefox'] as const)('in %s', (browserName) => {
  it.each(Object.entries(ORDINARY))('E: takes no alarm %s', async (_name, around) => {
    const youth = await youthAt(browserName, around);
    await youth.opens();
    await youth.press(youth.t('directory.open'));
    await youth.waitFor(youth.t('directory.heading'), 'heading');
    expect(await youth.isOpen()).toBe(true);
    expect(await youth.read()).not.toContain(youth.t('embedded.overlaid'));
  });

  it.each(inBrowser(UNNOTICED, browserName))('does not notice %s', async (_name, { around }) => {
    const youth = await youthAt(browserName, around);
    await youth.opens();
  });

  it.each(inBrowser(ALARMING, browserName))(
    'E: lets nothing be pressed under %s, and says so',
    async (name, { around }) => {
      const youth = await youthAt(browserName, around);
      const why = /cut off|clipped|too small/.test(name) ? 'little' : 'overlaid';
      await expect.poll(() => youth.read()).toContain(youth.t(`embedded.${why}Text`));
      expect(await youth.isOpen()).toBe(false);
      expect(await youth.view.evaluate(() => document.querySelector('#page')?.contains(document.activeElement))).toBe(
        false,
      );
    },
  );
});

describe('in a browser that can tell what lies over a frame', () => {
  it('E: stops what is being written, and goes on where it was', async () => {
    const asa = await at.here.onDuty('a', 'chromium');
    const youth = await youthAt('chromium', (frame) => `${frame()}${over('inset:auto')}`);
    await youth.opens();
    await youth.comeIn();
    await asa.takeNext();
    await youth.talks();
    await youth.write(youth.t('talk.input'), 'Hej');
    const lay = (inset: string) =>
      youth.page.$eval('#over', (sheet, set) => ((sheet as HTMLElement).style.inset = set), inset);
    await youth.view.evaluate(() => {
      const page = document.querySelector('#page') as HTMLElement;
      new MutationObserver(() => {
        if (page.inert) page.dataset.heldFocus = String(page.contains(document.activeElement));
      }).observe(page, { attributeFilter: ['inert'] });
    });
    await lay('0');
    await youth.shuts();
    // At once, not when it is drawn next: until then Enter would send.
    expect(await youth.view.$eval('#page', (page) => (page as HTMLElement).dataset.heldFocus)).toBe('false');
    await youth.page.keyboard.type(' nej');
    await youth.page.keyboard.press('Enter');
    expect(await asa.lines()).toEqual([]);
    await lay('auto');
    await youth.opens();
    await youth.page.keyboard.type(' igen');
    await youth.press(youth.t('talk.send'));
    await expect.poll(async () => (await asa.lines()).map(({ text }) => text)).toEqual(['Hej igen']);
    await expect.poll(() => youth.read()).not.toContain(youth.t('embedded.overlaid'));
  });

  it('E: can always be left, and offers a page of its own', async () => {
    const youth = await youthAt('chromium', (frame) => frame('opacity:0.9'));
    await expect.poll(() => youth.read()).toContain(youth.t('embedded.overlaid'));
    const own = await youth.view.$eval('.own-page', (link) => {
      const { href, target, rel } = link as HTMLAnchorElement;
      return { href, target, rel };
    });
    expect(own).toEqual({ href: `${youth.network.origin}/`, target: '_blank', rel: 'noopener noreferrer' });
    await youth.press(youth.t('exit.leave'), 'link');
    await expect.poll(() => youth.page.url()).toBe(at.here.centre.exitSite.address);
  });
});
