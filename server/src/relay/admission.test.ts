import { solveWork } from '@dorren/shared/admission/solve-work.ts';
import { CLOSE } from '@dorren/shared/protocol/codes.ts';
import type { ToYouth } from '@dorren/shared/protocol/youth-messages.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { MemorySpentWork } from '../adapters/memory/memory-spent-work.ts';
import { FakeClock } from '../testing/fake-clock.ts';
import { acknowledging } from '../testing/records.ts';
import { type RelayOptions, TestRelay } from '../testing/relay.ts';
import { TestSocket, type YouthTab } from '../testing/test-socket.ts';

const relays: TestRelay[] = [];
afterEach(async () => {
  for (const relay of relays.splice(0)) {
    await relay.stop();
    expect(relay.faults).toEqual([]);
  }
});

/** One may join without work; then there is pressure until half a second is over. */
const CROWDED = { joinRate: { perSecond: 1, burst: 1 }, mostWork: 1, workLifeMs: 60_000 };

async function start({ settings = {}, ...options }: RelayOptions = {}) {
  const relay = await TestRelay.start({ settings: { ...CROWDED, ...settings }, ...options });
  relays.push(relay);
  return relay;
}

async function crowded(options: RelayOptions = {}) {
  const relay = await start(options);
  const console = await relay.onDuty();
  const first = await relay.waiting();
  return { relay, console, first };
}

const join = (tab: YouthTab, work?: string) =>
  tab.say({ t: 'join', notice: acknowledging(), profile: {}, ...(work === undefined ? {} : { work }) });

type Wanted = Extract<ToYouth, { t: 'work-wanted' }>;

async function wanted(tab: YouthTab, work?: string): Promise<Wanted> {
  join(tab, work);
  return tab.hear('work-wanted');
}

async function solved({ challenge }: Pick<Wanted, 'challenge'>): Promise<string> {
  const work = await solveWork(challenge, new AbortController().signal);
  if (work === null) throw new Error('not solved');
  return work;
}

describe('admission', () => {
  it('K1: at rest nobody is asked for work, and what is shown is not looked at', async () => {
    const relay = await start({ settings: { joinRate: { perSecond: 1, burst: 10 } } });
    await relay.onDuty();
    for (let at = 0; at < 8; at++) await relay.waiting();
    const tab = await relay.youth();
    join(tab, 'AAAA');
    await tab.hear('joined');
    expect(relay.work).toEqual([]);
    expect(relay.hub.gauges()).toMatchObject({ waiting: 9, workLevel: 0, workSpent: 0 });
  });

  it('K2: under pressure whoever joins works first, on the connection that they have', async () => {
    const { relay } = await crowded();
    const tab = await relay.youth();
    const asked = await wanted(tab);
    expect(asked.why).toBe('none');
    expect(relay.hub.gauges()).toMatchObject({ workLevel: 1, workSpent: 0, unjoined: 1 });
    join(tab, await solved(asked));
    expect(await tab.hear('joined')).toMatchObject({ waiting: 2 });
    expect(relay.work).toEqual(['none', 'done']);
    expect(relay.hub.gauges()).toMatchObject({ workSpent: 1, unjoined: 0 });
  });

  it('K2: pressure passes, and then one gets in without', async () => {
    const { relay } = await crowded();
    const tab = await relay.youth();
    await wanted(tab);
    await relay.clock.advance(1_000);
    join(tab);
    await tab.hear('joined');
  });

  it('K2: a queue that is more than half full is pressure', async () => {
    const relay = await start({ settings: { joinRate: { perSecond: 1, burst: 100 }, mostWaiting: 4 } });
    await relay.onDuty();
    const tabs = [await relay.waiting(), await relay.waiting(), await relay.waiting()];
    await expect.poll(() => relay.hub.gauges()).toMatchObject({ waiting: 3, workLevel: 1 });
    // Those away have their seats still: no flood gets round it by dropping its lines.
    for (const { tab } of tabs) tab.cut();
    await expect.poll(() => relay.hub.gauges()).toMatchObject({ waiting: 0, workLevel: 1 });
    await wanted(await relay.youth());
  });

  it('K3: who waits or talks works for nothing, also coming back, also for another notice', async () => {
    const { relay, console, first } = await crowded();
    console.say({ t: 'take', id: first.id });
    await first.tab.hear('accepted');
    first.tab.cut();
    await console.hear('presence', ({ youthPresent }) => !youthPresent);
    const back = await relay.youth();
    back.say({ t: 'resume', id: first.id, resume: first.resume });
    expect(await back.hear('resumed')).toMatchObject({ state: 'open' });

    const tab = await relay.youth();
    join(tab, await solved(await wanted(tab)));
    const { id, resume } = await tab.hear('joined');
    tab.cut();
    const again = await relay.youth();
    again.say({ t: 'resume', id, resume });
    expect(await again.hear('resumed')).toMatchObject({ state: 'waiting' });
    relay.publish('main', '2');
    await again.hear('refused', ({ code }) => code === 'notice-outdated');
    again.say({ t: 'join', notice: relay.current(), profile: {} });
    await again.hear('place');
    await Promise.all([back.beaten(), again.beaten(), console.beaten()]);
    expect(relay.work).toEqual(['none', 'done']);
  });

  it('K4: what was done once is not taken twice, on whatever connection', async () => {
    const { relay } = await crowded();
    const [one, other] = [await relay.youth(), await relay.youth()];
    const work = await solved(await wanted(one));
    join(other, work);
    await other.hear('joined');
    expect(await wanted(one, work)).toMatchObject({ why: 'spent' });
    expect(relay.work).toEqual(['none', 'done', 'spent']);
  });

  it('K4: shown on many connections at once it lets in one', async () => {
    const { relay } = await crowded();
    const tabs = await Promise.all(Array.from({ length: 8 }, () => relay.youth()));
    const work = await solved(await wanted(await relay.youth()));
    for (const tab of tabs) join(tab, work);
    await expect.poll(() => relay.work.length).toBe(9);
    expect(relay.work.filter((one) => one === 'done')).toHaveLength(1);
    expect(relay.work.filter((one) => one === 'spent')).toHaveLength(7);
    await expect.poll(() => relay.hub.gauges().waiting).toBe(2);
  });

  it('K4: what was done too late is not taken, and what is asked then is', async () => {
    const settings = { joinRate: { perSecond: 1, burst: 100 }, mostWaiting: 4 };
    const { relay } = await crowded({ settings });
    for (let at = 0; at < 2; at++) await relay.waiting();
    const tab = await relay.youth();
    await expect.poll(() => relay.hub.gauges().workLevel).toBe(1);
    const work = await solved(await wanted(tab));
    await relay.clock.advance(60_000);
    const anew = await wanted(tab, work);
    expect(anew.why).toBe('stale');
    join(tab, await solved(anew));
    await tab.hear('joined');
  });

  it('K4: what has become much too easy is not taken; a little easier than what is asked by now is', async () => {
    const settings = { mostWork: 4, joinRate: { perSecond: 1, burst: 2 } };
    const { relay } = await crowded({ settings });
    await relay.waiting();
    const tabs = await Promise.all(Array.from({ length: 5 }, () => relay.youth()));
    const works = await Promise.all(tabs.map(async (tab) => solved(await wanted(tab))));
    for (const at of [0, 1, 2] as const) {
      const tab = tabs[at];
      if (tab === undefined) throw new Error('missing');
      join(tab, works[at]);
      await tab.hear('joined');
    }
    expect(relay.hub.gauges().workLevel).toBe(4);
    const last = tabs[4];
    if (last === undefined) throw new Error('missing');
    const anew = await wanted(last, works[4]);
    expect(anew.why).toBe('too-easy');
    join(last, await solved(anew));
    await last.hear('joined');
  });

  it.each([
    ['of another centre', async (_: Wanted, foreign: Wanted) => solved(foreign)],
    ['not solved', async ({ challenge }: Wanted) => shown(challenge, { counter: 0, derivedKey: '0'.repeat(64) })],
    ['no work at all', async () => 'AAAA'],
  ])('K4: what is %s is malformed, and the connection closed', async (_name, made) => {
    const [here, there] = [await crowded({ secret: 'one' }), await crowded({ secret: 'other' })];
    const tab = await here.relay.youth();
    const asked = await wanted(tab);
    const foreign = await wanted(await there.relay.youth());
    join(tab, await made(asked, foreign));
    expect(await tab.hear('refused')).toEqual({ t: 'refused', code: 'malformed' });
    expect(await tab.closed()).toBe(CLOSE.malformed);
    expect(here.relay.hub.gauges()).toMatchObject({ waiting: 1, workSpent: 0 });
  });

  it('K4: any node takes what another has asked for, and none twice', async () => {
    const clock = new FakeClock();
    const shared = { clock, secret: 'the same', spentWork: new MemorySpentWork(clock) };
    const [one, other] = [await crowded(shared), await crowded(shared)];
    const work = await solved(await wanted(await one.relay.youth()));
    const tab = await other.relay.youth();
    join(tab, work);
    await tab.hear('joined');
    expect(await wanted(await one.relay.youth(), work)).toMatchObject({ why: 'spent' });
  });

  it('K5: a door that lets nobody in asks nobody to work', async () => {
    const { relay, console, first } = await crowded({ settings: { mostWaiting: 1 } });
    const tab = await relay.youth();
    join(tab);
    expect(await tab.hear('refused')).toEqual({ t: 'refused', code: 'queue-full' });
    console.say({ t: 'take', id: first.id });
    await first.tab.hear('accepted');
    relay.hours = { open: false, opensAt: null };
    await relay.clock.advance(relay.settings.sweepMs);
    join(tab);
    expect(await tab.hear('refused')).toEqual({ t: 'refused', code: 'door-closed' });
    expect(relay.work).toEqual([]);
  });

  it('K6: whoever comes again and again from one address works harder, and only they', async () => {
    const settings = { addressHeader: 'x-visitor', fairJoins: 1, mostWork: 1 };
    const relay = await start({ settings });
    await relay.onDuty();
    const from = (address: string) => {
      const tab: YouthTab = new TestSocket(`${relay.address}/youth/socket`, undefined, {
        headers: { 'x-visitor': `203.0.113.9, ${address}` },
      });
      return tab.opened();
    };
    const level = ({ challenge }: Wanted) => JSON.parse(challenge).parameters.data.level;
    join(await from('192.0.2.1'));
    await expect.poll(() => relay.hub.gauges().waiting).toBe(1);
    expect(level(await wanted(await from('192.0.2.1')))).toBe(2);
    expect(level(await wanted(await from('192.0.2.2')))).toBe(1);
    expect(level(await wanted(await relay.youth()))).toBe(1);
    expect(relay.hub.gauges()).toMatchObject({ sharesCounted: 1 });
    await relay.clock.advance(60 * 60_000);
    expect(relay.hub.gauges()).toMatchObject({ sharesCounted: 0 });
  });

  it('K6: without a header of the proxy’s nothing is counted', async () => {
    const { relay } = await crowded();
    expect(relay.hub.gauges()).toMatchObject({ sharesCounted: 0 });
  });
});

function shown(challenge: string, solution: { counter: number; derivedKey: string }): string {
  return Buffer.from(JSON.stringify({ challenge: JSON.parse(challenge), solution })).toString('base64');
}
