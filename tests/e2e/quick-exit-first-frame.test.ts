/** What is left of the page in the moment after a quick exit: on the screen, for a screen reader, and without a network. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { BROWSER_NAMES, type BrowserName } from '../fixtures/browsers.ts';
import { type ExitSite, startExitSite } from '../fixtures/exit-site.ts';
import type { Counsellor } from './people/counsellor.ts';
import { type House, house, IMPATIENT } from './people/house.ts';
import { takeWayOut } from './people/leaving.ts';
import type { Youth } from './people/youth.ts';

const SECRET = 'Ingen får veta det här';
const DRAFT = 'Det här skickar jag aldrig';
const LINES = 2_000;

let here: House;
let nowhere: ExitSite;

beforeAll(async () => {
  // The ordinary page never comes, so that there is time to look at what is left of ours.
  nowhere = await startExitSite(204);
  here = await house({ ...IMPATIENT, SWEEP_MS: '110' });
  await here.centre.change({ exitAddress: nowhere.address });
});
afterEach(() => here.leaveAll());
afterAll(() => nowhere.close());

async function talking(browserName: BrowserName): Promise<{ youth: Youth; asa: Counsellor }> {
  const asa = await here.onDuty('a', 'chromium');
  const youth = await here.youth(browserName);
  await youth.comeIn();
  await asa.takeNext();
  await youth.talks();
  await youth.say(SECRET);
  await expect.poll(() => asa.lines()).toHaveLength(1);
  await youth.write(youth.t('talk.input'), DRAFT);
  return { youth, asa };
}

interface Left {
  /** All that can be read, when the press has been heard and before anything is painted. */
  heard: string;
  /** The same in the first frame after it. */
  painted: string;
  /** Every text that came into the page after the press. */
  came: string[];
  fields: number;
}

declare global {
  interface Window {
    left?: Left;
  }
}

/** After the page's own listeners, in the same event; then when the first frame after it is made. */
async function watchFrames({ page }: Youth, lines: number): Promise<void> {
  await page.evaluate((wanted) => {
    const message = document.querySelector('.message');
    for (let line = 1; message && line < wanted; line++) message.after(message.cloneNode(true));
    const came: string[] = [];
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) for (const node of addedNodes) came.push(node.textContent ?? '');
    }).observe(document, { childList: true, subtree: true, characterData: true });
    let presses = 0;
    addEventListener(
      'keydown',
      () => {
        presses += 1;
        if (presses !== 3) return;
        const heard = document.documentElement.innerText;
        requestAnimationFrame(() => {
          const fields = document.querySelectorAll('input, textarea').length;
          window.left = { heard, painted: document.documentElement.innerText, came, fields };
        });
      },
      { capture: true },
    );
  }, lines);
}

describe.each(BROWSER_NAMES)('in %s', (browserName) => {
  it('has none of the conversation in the first frame, of whatever length it was', async () => {
    const { youth, asa } = await talking(browserName);
    await watchFrames(youth, LINES);
    expect(await youth.lines()).toHaveLength(LINES);
    await takeWayOut(youth, 'shift');
    await youth.page.waitForFunction(() => window.left !== undefined);
    const said = youth.t('exit.left');
    expect(await youth.page.evaluate(() => window.left)).toEqual({
      heard: said,
      painted: said,
      came: [said],
      fields: 0,
    });
    await expect.poll(() => asa.phase()).toBe('ended');
    expect(await youth.page.content()).not.toContain(SECRET);
  });

  it('C8: leaves nothing when the network is dead, and the service ends it by itself', async () => {
    const { youth, asa } = await talking(browserName);
    youth.network.cut();
    await takeWayOut(youth, 'shift');
    await expect.poll(() => youth.read()).toBe(youth.t('exit.left'));
    await asa.inPhase('ended');
    await asa.sees(asa.t('endedBy.youth-vanished'));
    await youth.page.goBack({ timeout: 3_000 }).catch(() => undefined);
    expect(await youth.page.content()).not.toContain(SECRET);
  });

  it('begins anew for whoever goes away and comes back', async () => {
    const { youth, asa } = await talking(browserName);
    const firstPage = async () => {
      await youth.waitFor(youth.t('start.heading'), 'heading');
      for (const text of [SECRET, DRAFT]) expect(await youth.page.content()).not.toContain(text);
    };
    await youth.page.goto(here.centre.exitSite.address);
    await expect.poll(() => asa.phase()).toBe('ended');
    // As a person does it: what the driver waits for need not come when a page is brought back from memory.
    for (const step of [-1, 1, -1]) {
      await youth.page.evaluate((by) => setTimeout(() => history.go(by)), step);
      if (step > 0) await expect.poll(() => youth.page.title()).toBe('Väder');
      else await firstPage();
    }
    await youth.page.reload();
    await firstPage();
  });
});

it('says to a screen reader that one has left, and nothing of what was said', async () => {
  const { youth } = await talking('chromium');
  const session = await youth.page.createCDPSession();
  const spoken = async (): Promise<string[]> => {
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    return nodes.map(({ role, name }) => `${role?.value}: ${name?.value ?? ''}`);
  };
  expect((await spoken()).join()).toContain(SECRET);
  await takeWayOut(youth, 'shift');
  await expect.poll(async () => (await spoken()).join()).not.toContain(SECRET);
  const left = await spoken();
  expect(left).toContain(`StaticText: ${youth.t('exit.left')}`);
  expect(left.filter((one) => one.startsWith('alert'))).toHaveLength(1);
  for (const text of [SECRET, DRAFT, here.people.a.nameShown, youth.t('talk.end')])
    expect(left.join()).not.toContain(text);
});
