/** The door in a frame on a partner's page: a whole visit by real input, and ways out that leave the partner's page too (SPEC E). */
import { beforeAll, describe, expect, it } from 'vitest';
import { BROWSER_NAMES, type BrowserName, PHONE, type Viewport } from '../fixtures/browsers.ts';
import { frameLine, startPartnerSite } from '../fixtures/partner-site.ts';
import { EmbeddedYouth } from './people/embedded-youth.ts';
import { partnered } from './people/partnered.ts';

/** What the console may take to show it, from the press on. */
const SECOND = 1000;
const SECRET = 'Ingen far veta det har';
const STYLE = 'width:100%;height:600px';

const at = partnered();
let before: string;
beforeAll(() => {
  before = at.partner.put('<p>Öppettider</p>');
});

async function youthAt(browserName: BrowserName, viewport: Viewport = PHONE, style = STYLE): Promise<EmbeddedYouth> {
  const youth = new EmbeddedYouth(await at.here.seat(browserName, viewport));
  await youth.page.goto(before);
  await youth.openAt(at.partner.put(frameLine(youth.network.origin, style)));
  await youth.opens();
  return youth;
}

const entries = (youth: EmbeddedYouth): Promise<number> => youth.page.evaluate(() => history.length);

const WAYS_OUT = {
  button: (youth: EmbeddedYouth) => youth.press(youth.t('exit.leave'), 'link'),
  'three Shifts': async (youth: EmbeddedYouth) => {
    for (let i = 0; i < 3; i++) await youth.page.keyboard.press('Shift');
  },
} as const;

describe.each(BROWSER_NAMES)('in %s', (browserName) => {
  it('E: holds a whole visit, keeps nothing, and adds nothing to the history', async () => {
    const asa = await at.here.onDuty('a', 'chromium');
    const youth = await youthAt(browserName);
    const entriesBefore = await entries(youth);
    await youth.comeIn();
    await asa.takeNext();
    await youth.talksWith(at.here.people.a.nameShown);
    await youth.say(SECRET);
    await expect.poll(() => asa.lines()).toHaveLength(1);
    await asa.say('Bra att du skriver.');
    await youth.sees('Bra att du skriver.');
    await asa.openConcern();
    await asa.dutyStep('telling');
    await asa.press(asa.t('reporting.form.safe-contactAsk'));
    await youth.press(youth.t('form.open'));
    await youth.choose(youth.t('form.way.school'), 'checkbox');
    await youth.press(youth.t('form.send'));
    await asa.sees(asa.t('reporting.way.school'));
    await youth.leave();
    await youth.waitFor(youth.t('exit.plain'), 'button');

    expect(await entries(youth)).toBe(entriesBefore);
    expect(await youth.tab.context.cookies()).toEqual([]);
    const kept = await youth.view.evaluate(async () => ({
      local: localStorage.length,
      session: sessionStorage.length,
      databases: (await indexedDB.databases()).length,
      state: history.state as unknown,
    }));
    expect(kept).toEqual({ local: 0, session: 0, databases: 0, state: null });
    expect(youth.watched.strangers().filter((address) => new URL(address).origin !== at.partner.origin)).toEqual([]);
    expect(youth.watched.keepable().filter((answer) => answer.startsWith(youth.network.origin))).toEqual([]);
  });

  it.each(Object.keys(WAYS_OUT) as (keyof typeof WAYS_OUT)[])(
    'C7: by %s one leaves the partner’s page, and Back does not lead to the conversation',
    async (way) => {
      const asa = await at.here.onDuty('a', 'chromium');
      const youth = await youthAt(browserName);
      await youth.comeIn();
      await asa.takeNext();
      await youth.talks();
      await youth.say(SECRET);
      await youth.write(youth.t('talk.input'), 'och mer');
      const number = await asa.newest();
      await WAYS_OUT[way](youth);
      await expect.poll(() => asa.phase(number), { timeout: SECOND }).toBe('ended');
      const { address } = at.here.centre.exitSite;
      await expect.poll(() => youth.page.url()).toBe(address);
      expect(at.here.centre.exitSite.referrers()).toEqual([]);
      await youth.page.evaluate(() => history.back());
      // Asked of the page: Firefox's driver does not notice where it has come to.
      await expect.poll(() => youth.page.evaluate(() => location.href).catch(() => '')).toBe(before);
      expect(await youth.page.content()).not.toContain(SECRET);
      await asa.dismiss();
    },
  );

  it('C7: leaves from first sight by the button', async () => {
    const youth = await youthAt(browserName);
    await WAYS_OUT.button(youth);
    await expect.poll(() => youth.page.url()).toBe(at.here.centre.exitSite.address);
  });

  it('E: leaves the focus with the partner’s page when a counsellor comes', async () => {
    const asa = await at.here.onDuty('a', 'chromium');
    const youth = new EmbeddedYouth(await at.here.seat(browserName, { width: 1000, height: 800 }));
    const search = '<label>Sök <input id="search"></label>';
    await youth.openAt(at.partner.put(search + frameLine(youth.network.origin, STYLE)));
    await youth.opens();
    await youth.comeIn();
    await youth.page.click('#search');
    await youth.page.keyboard.type('bo');
    await asa.takeNext();
    await asa.talks();
    await youth.page.keyboard.type('ken');
    expect(await youth.page.$eval('#search', (field) => (field as HTMLInputElement).value)).toBe('boken');
  });

  it('E: is covered when it is scrolled out of sight', async () => {
    const youth = new EmbeddedYouth(await at.here.seat(browserName, PHONE));
    await youth.openAt(at.partner.put(`${frameLine(youth.network.origin, STYLE)}<div style="height:3000px"></div>`));
    await youth.opens();
    await youth.readNotice();
    await youth.page.evaluate(() => scrollTo(0, 2500));
    await expect.poll(() => youth.read()).toContain(youth.t('cover.heading'));
    await youth.page.evaluate(() => scrollTo(0, 0));
    await youth.opens();
    await youth.press(youth.t('cover.continue'));
    await youth.waitFor(youth.t('question.age'), 'heading');
  });

  it('E: is shown on no other page, and not through a partner’s page in a frame of somebody else’s', async () => {
    const stranger = await startPartnerSite();
    try {
      const youth = new EmbeddedYouth(await at.here.seat(browserName, PHONE));
      const door = frameLine(youth.network.origin, STYLE);
      const shown = async () => {
        const frames = youth.page.frames();
        const texts = await Promise.all(
          frames.map((frame) => frame.evaluate(() => document.body.innerText).catch(() => '')),
        );
        return texts.some((text) => text.includes(youth.t('start.heading')));
      };
      await youth.page.goto(stranger.put(door));
      expect(await shown()).toBe(false);
      const nested = `<iframe src="${at.partner.put(door)}" style="width:100%;height:640px"></iframe>`;
      await youth.page.goto(stranger.put(nested));
      expect(await shown()).toBe(false);
      await youth.page.goto(at.partner.put(nested));
      await expect.poll(shown).toBe(true);
    } finally {
      await stranger.close();
    }
  });
});
