/** Two hubs over one store and one bus, as two nodes are: nothing may hang on both parties being at the same one. */
import { readEpoch } from '@dorren/shared/protocol/frame.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MemoryBus } from '../adapters/memory/memory-bus.ts';
import { MemoryStore } from '../adapters/memory/memory-store.ts';
import { arrived, arriving, counsellor } from '../testing/counsellors.ts';
import { FakeClock } from '../testing/fake-clock.ts';
import { TestRelay } from '../testing/relay.ts';
import { frameOf } from '../testing/test-socket.ts';

type Node = Awaited<ReturnType<typeof TestRelay.start>>;
let here: Node;
let there: Node;
const clock = new FakeClock();

beforeEach(async () => {
  const shared = { store: new MemoryStore(), bus: new MemoryBus(), clock };
  [here, there] = [await TestRelay.start(shared), await TestRelay.start(shared)];
});
afterEach(async () => {
  await here.stop();
  await there.stop();
  expect([...here.faults, ...there.faults]).toEqual([]);
});

async function apart() {
  const console = await there.onDuty();
  const waiting = await here.waiting();
  console.say({ t: 'take', id: waiting.id });
  const { conversation } = await console.hear('taken');
  await waiting.tab.hear('accepted');
  return { ...waiting, console, conversation };
}

describe('two nodes', () => {
  it('Q8: a youth at one is in the queue at the other', async () => {
    const console = await there.onDuty();
    await console.hear('queue');
    const { id } = await here.waiting();
    await clock.advance(there.settings.queueIntervalMs);
    expect((await console.hear('queue', ({ added }) => added.length > 0)).added).toMatchObject([{ id }]);
    expect(here.hub.door().state).toBe('open');
  });

  it('C2: frames pass between them, unchanged but for the route', async () => {
    const { tab, console, conversation } = await apart();
    tab.frame(1, 4);
    console.frame(1, 5, conversation.route);
    expect(await console.hearFrame()).toEqual(frameOf(1, 4, conversation.route));
    expect(await tab.hearFrame()).toEqual(frameOf(1, 5));
    expect([here.counts.relayed, there.counts.relayed]).toEqual([1, 1]);
  });

  it('C5, C8: the youth comes back at the other node, and then moves again', async () => {
    const { tab, id, resume, console, conversation } = await apart();
    tab.cut();
    await console.hear('presence');
    console.frame(1, 1, conversation.route);
    await console.beaten();
    expect(there.counts.dropped).toBe(1);
    const back = await there.youth();
    back.say({ t: 'resume', id, resume });
    await back.hear('accepted');
    back.frame(1, 6);
    expect(await console.hearFrame()).toEqual(frameOf(1, 6, conversation.route));
    const again = await here.youth();
    again.say({ t: 'resume', id, resume });
    await again.hear('accepted');
    expect(await back.closed()).toBe(4010);
    console.frame(1, 7, conversation.route);
    expect(await again.hearFrame()).toEqual(frameOf(1, 7));
  });

  it('P3, P5: the counsellor comes back at the other node with the keys', async () => {
    const staffId = 's'.repeat(22);
    const console = await there.onDuty('Ada', 2, there.session({ staffId }));
    const { tab, id } = await here.waiting();
    console.say({ t: 'take', id });
    await console.hear('taken');
    const again = await here.signedIn(here.session({ staffId }), [{ id, epoch: 1 }]);
    const { held } = await again.hear('welcome');
    expect(held).toMatchObject([{ id, epoch: 1 }]);
    expect(await console.closed()).toBe(4008);
    tab.frame(1, 8);
    expect(await again.hearFrame()).toEqual(frameOf(1, 8, held[0]?.route ?? 0));
    again.frame(1, 9, held[0]?.route ?? 0);
    expect(await tab.hearFrame()).toEqual(frameOf(1, 9));
  });

  it('C3, C7: what has ended at one is over at the other, and its frames go nowhere', async () => {
    const { tab, console, conversation, id } = await apart();
    tab.say({ t: 'leave' });
    expect(await console.hear('ended')).toEqual({ t: 'ended', id, by: 'youth', settling: null });
    console.frame(1, 1, conversation.route);
    expect(await console.hear('refused')).toMatchObject({ code: 'out-of-state' });
    expect([here.ended.youth, there.ended.youth]).toEqual([1, 0]);
  });

  it('Q3: counsellors at both nodes race for one youth, and one gets it', async () => {
    const [ada, bo] = [await here.onDuty('Ada'), await there.onDuty('Bo')];
    const { id } = await here.waiting();
    for (const console of [ada, bo]) console.say({ t: 'take', id });
    const answers = await Promise.all([ada, bo].map((console) => console.hearAny('taken', 'refused')));
    expect(answers.map(({ t }) => t).sort()).toEqual(['refused', 'taken']);
  });

  it('H4, H5, H11: a handover, and a room, between counsellors at both', async () => {
    const [ada, bo] = [await counsellor(here, 'Ada'), await counsellor(there, 'Bo')];
    const talk = await there.talking(ada.console);
    const second = await arriving(ada, talk, 'handover', bo);
    ada.console.frame(1, 1, talk.conversation.route);
    bo.console.frame(2, 2, second.route);
    expect([await talk.tab.hearFrame(), await talk.tab.hearFrame()].map(readEpoch).sort()).toEqual([1, 2]);
    talk.tab.say({ t: 'arrived', epoch: 2 });
    await ada.console.hear('out');
    ada.console.frame(1, 3, talk.conversation.route);
    expect(await ada.console.hear('refused')).toMatchObject({ code: 'out-of-state' });
    const joined = await arrived(bo, talk, 'join', ada);
    const [mine, theirs] = [(await ada.console.hear('side')).side, (await bo.console.hear('side')).side];
    ada.console.frame(mine.epoch, 4, mine.route);
    expect(await bo.console.hearFrame()).toEqual(frameOf(mine.epoch, 4, theirs.route));
    ada.console.frame(joined.epoch, 5, joined.route);
    expect(await talk.tab.hearFrame()).toEqual(frameOf(joined.epoch, 5));
    expect(talk.tab.pendingFrames).toBe(0);
  });
});
