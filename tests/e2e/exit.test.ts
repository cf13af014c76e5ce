/** Quick exit: at once, from wherever one is, and there is no way back to it. */
import { afterEach, describe, expect, it } from 'vitest';
import { noTraces, traces } from '../fixtures/traces.ts';
import type { Counsellor } from './people/counsellor.ts';
import { type House, house } from './people/house.ts';
import type { Youth } from './people/youth.ts';

/** What the console may take to show it, from the press on. */
const SECOND = 1000;
const SECRET = 'Ingen får veta det här';

let here: House;
afterEach(() => here.leaveAll());

const WAYS = {
  button: (youth: Youth) => youth.press(youth.t('exit.leave'), 'link'),
  'three Shifts': async (youth: Youth) => {
    for (let i = 0; i < 3; i++) await youth.page.keyboard.press('Shift');
  },
} as const;

/** Before the queue: nobody knows of them yet. */
const OUTSIDE = {
  'the door': async () => undefined,
  'the notice': (youth: Youth) => youth.press(youth.t('start.begin')),
  'a question': (youth: Youth) => youth.readNotice(),
} as const satisfies Record<string, (youth: Youth) => Promise<void>>;

/** In a conversation. */
const TALKING = {
  'a half-written message': (youth: Youth) => youth.write(youth.t('talk.input'), SECRET),
  'the question whether to end': (youth: Youth) => youth.press(youth.t('talk.end')),
  'the panel about the conversation': (youth: Youth) => youth.press(youth.t('talk.about')),
} as const satisfies Record<string, (youth: Youth) => Promise<void>>;

const EVERYWHERE = { outside: Object.values(OUTSIDE), talking: Object.values(TALKING) } as const;

describe.each([
  { way: 'button', browserName: 'chromium', ...EVERYWHERE },
  { way: 'three Shifts', browserName: 'chromium', ...EVERYWHERE },
  {
    way: 'button',
    browserName: 'firefox',
    outside: [OUTSIDE['the door']],
    talking: [TALKING['the question whether to end']],
  },
  {
    way: 'three Shifts',
    browserName: 'firefox',
    outside: [OUTSIDE['a question']],
    talking: [TALKING['a half-written message']],
  },
] as const)('$way in $browserName', ({ way, browserName, outside, talking }) => {
  it('leaves before the queue', async () => {
    here = await house();
    await here.onDuty('a', 'chromium');
    for (const go of outside) {
      const youth = await here.youth(browserName);
      await go(youth);
      await WAYS[way](youth);
      await expectGone(youth);
    }
  });

  it('Q9: leaves the queue, and the console sees it within a second', async () => {
    here = await house();
    const counsellor = await here.onDuty('a', 'chromium');
    const youth = await here.youth(browserName);
    await youth.comeIn();
    await counsellor.seesWaiting(1);
    await WAYS[way](youth);
    await expect
      .poll(() => counsellor.read(), { timeout: SECOND })
      .toContain(counsellor.t('queue.waiting', { waiting: 0 }));
    await expectGone(youth);
  });

  it('C7: leaves a conversation, and the console sees it within a second', async () => {
    here = await house();
    const counsellor = await here.onDuty('a', 'chromium');
    for (const go of talking) {
      const youth = await here.youth(browserName);
      await youth.comeIn();
      await counsellor.takeNext();
      await youth.talks();
      await youth.say(SECRET);
      await go(youth);
      const number = await counsellor.newest();
      await WAYS[way](youth);
      await expect.poll(() => counsellor.phase(number), { timeout: SECOND }).toBe('ended');
      await expectGone(youth);
      await expectDismissed(counsellor);
    }
  });
});

async function expectDismissed(counsellor: Counsellor): Promise<void> {
  await counsellor.sees(counsellor.t('endedBy.youth'));
  await counsellor.dismiss();
  await expect.poll(() => counsellor.newest()).toBe(0);
}

/** On the ordinary page, with nothing of ours before it in the tab's history, and nothing kept. */
async function expectGone(youth: Youth): Promise<void> {
  const { address } = here.centre.exitSite;
  await expect.poll(() => youth.page.url()).toBe(address);
  await expect.poll(() => youth.page.title()).toBe('Väder');
  expect(here.centre.exitSite.referrers()).toEqual([]);
  expect(await traces(youth.tab)).toEqual(noTraces(youth.tab, address));
  expect(await youth.watched.complaints()).toEqual([]);

  await youth.page.goBack().catch(() => undefined);
  expect(youth.page.url()).not.toContain(youth.network.origin);
  expect(await youth.page.content()).not.toContain(SECRET);
}
