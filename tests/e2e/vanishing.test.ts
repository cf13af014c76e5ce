/** Tabs that are closed and browsers that are killed: nobody is left waiting for somebody who is gone. */
import { afterEach, expect, it } from 'vitest';
import { BROWSER_NAMES, launch, PHONE } from '../fixtures/browsers.ts';
import { look } from '../fixtures/looks.ts';
import { noTraces, traces } from '../fixtures/traces.ts';
import { type House, house, IMPATIENT } from './people/house.ts';
import { Youth } from './people/youth.ts';

let here: House;
afterEach(() => here.leaveAll());

const SECOND = 1000;
const SECRET = 'Detta sade jag bara till Åsa';
const UNHEARD = 'Detta hann Åsa aldrig få';

it('C6: a counsellor who closes the tab gives the youth back, first, and what was said goes to nobody else', async () => {
  here = await house(IMPATIENT);
  const a = await here.onDuty('a', 'chromium');
  const b = await here.onDuty('b', 'chromium');
  const youth = await here.youth('chromium');
  await youth.comeIn();
  await a.takeNext();
  await youth.talks();
  await youth.say(SECRET);
  await expect.poll(() => a.lines()).toHaveLength(1);
  const later = await here.youth('chromium');
  await later.comeIn();

  a.network.cut();
  await youth.sees(youth.t('talk.away', { name: here.people.a.nameShown }));
  await youth.say(UNHEARD);
  await a.tab.close();
  await youth.waits();
  await youth.sees(youth.t('queue.vanished'));
  await look(youth.tab, 'youth-sv', 'counsellor-vanished');
  await youth.sees(youth.t('queue.next'));
  await later.sees(later.t('queue.place', { before: 1 }));

  await b.seesWaiting(2);
  await b.sees(b.t('queue.first'));
  await b.takeNext();
  await youth.talksWith(here.people.b.nameShown);
  expect((await youth.lines()).map(({ text, mark }) => [text, mark])).toEqual([
    [SECRET, 'delivered'],
    [UNHEARD, 'undelivered'],
  ]);
  await youth.say('Hej igen');
  const heard = async () => (await b.lines()).map(({ text }) => text);
  await expect.poll(heard).toEqual(['Hej igen']);
  // What Åsa never got is said to Bilal only when the youth wants it.
  await youth.press(youth.t('talk.again'));
  await expect.poll(heard).toEqual(['Hej igen', UNHEARD]);
  expect(await b.page.content()).not.toContain(SECRET);
});

it.each(BROWSER_NAMES)('C7: a youth who closes the tab in %s ends the conversation at once', async (browserName) => {
  here = await house();
  const counsellor = await here.onDuty('a', 'chromium');
  const youth = await here.youth(browserName);
  await youth.comeIn();
  await counsellor.takeNext();
  await youth.talks();
  await youth.page.close();
  await expect.poll(() => counsellor.phase(), { timeout: SECOND }).toBe('ended');
  await counsellor.sees(counsellor.t('endedBy.youth'));
});

it.each(BROWSER_NAMES)('%s killed is seen at once, and is an end', async (browserName) => {
  here = await house(IMPATIENT);
  const counsellor = await here.onDuty('a', 'chromium');
  const own = await launch(browserName);
  const youth = new Youth(await here.seatIn(own, browserName, PHONE));
  await youth.open();
  await youth.comeIn();
  await counsellor.takeNext();
  await counsellor.talks();
  own.process()?.kill('SIGKILL');
  // Some part of it may live on for long enough to say that the page is gone.
  await expect.poll(() => counsellor.phase(), { timeout: SECOND }).toMatch(/interrupted|ended/);
  await counsellor.inPhase('ended');
});

it.each(BROWSER_NAMES)(
  'C8: a line that does not come back in %s is interrupted at once, and then an end',
  async (browserName) => {
    here = await house(IMPATIENT);
    const counsellor = await here.onDuty('a', 'chromium');
    const youth = await here.youth(browserName);
    await youth.comeIn();
    await counsellor.takeNext();
    await youth.talks();
    await youth.say(SECRET);
    await expect.poll(() => counsellor.lines()).toHaveLength(1);
    youth.network.cut();
    await expect.poll(() => counsellor.phase(), { timeout: SECOND }).toBe('interrupted');
    await counsellor.sees(counsellor.t('phase.interruptedTitle'));
    await counsellor.inPhase('ended');
    await counsellor.sees(counsellor.t('endedBy.youth-vanished'));

    youth.network.restore();
    await youth.waitFor(youth.t('ended.youth-vanished'), 'heading');
    expect(await youth.page.content()).not.toContain(SECRET);
    expect(await traces(youth.tab)).toEqual(noTraces(youth.tab, `${youth.network.origin}/`));
  },
);
