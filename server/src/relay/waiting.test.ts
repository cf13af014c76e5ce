import { QUEUE_WINDOW } from '@dorren/shared/protocol/staff-messages.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FakeClock } from '../testing/fake-clock.ts';
import { acknowledging } from '../testing/records.ts';
import { TestRelay, type Waiting } from '../testing/relay.ts';

let relay: TestRelay & { clock: FakeClock };
beforeEach(async () => {
  relay = await TestRelay.start();
});
afterEach(async () => {
  await relay.stop();
  expect(relay.faults).toEqual([]);
});

const MINUTE = 60_000;
const passing = (ms: number) => relay.clock.advance(ms + 2 * relay.settings.sweepMs);

async function several(count: number): Promise<Waiting[]> {
  const all: Waiting[] = [];
  for (let at = 0; at < count; at++) {
    all.push(await relay.waiting());
    await relay.clock.advance(1);
  }
  return all;
}

describe('the door', () => {
  it('Q1: is told at once, and whenever it changes', async () => {
    relay.hours = { open: false, opensAt: relay.clock.now() + MINUTE };
    const tab = await relay.youth();
    const { door } = await tab.hear('door');
    expect(door).toEqual({ state: 'closed', waiting: 0, estimateMs: null, opensAt: relay.clock.now() + MINUTE });
    relay.hours = { open: true, opensAt: null };
    await passing(relay.settings.placeIntervalMs);
    expect((await tab.hear('door')).door).toMatchObject({ state: 'nobody-on-duty', opensAt: null });
    await relay.onDuty();
    await passing(relay.settings.placeIntervalMs);
    expect((await tab.hear('door')).door).toMatchObject({ state: 'open' });
    expect(relay.hub.door()).toMatchObject({ state: 'open', waiting: 0 });
    await passing(10 * relay.settings.placeIntervalMs);
    await tab.beaten();
    expect(tab.pending('door')).toEqual([]);
  });

  it.each([
    ['door-closed', { hours: { open: false, opensAt: null } }],
    ['notice-outdated', { outdated: true }],
  ])('Q1, N1: joining is refused %s', async (code, changes) => {
    await relay.onDuty();
    if ('outdated' in changes) relay.publish('main', '2');
    else Object.assign(relay, changes);
    await relay.clock.advance(relay.settings.sweepMs);
    const tab = await relay.youth();
    tab.say({ t: 'join', notice: acknowledging(), profile: {} });
    expect(await tab.hear('refused')).toEqual({ t: 'refused', code });
  });

  it('Q1: joining is refused to a connection that has joined, and when nobody is on duty', async () => {
    const tab = await relay.youth();
    tab.say({ t: 'join', notice: acknowledging(), profile: {} });
    expect(await tab.hear('refused')).toEqual({ t: 'refused', code: 'nobody-on-duty' });
    await relay.onDuty();
    const joined = await relay.waiting();
    joined.tab.say({ t: 'join', notice: acknowledging(), profile: {} });
    expect(await joined.tab.hear('refused')).toEqual({ t: 'refused', code: 'out-of-state' });
    joined.tab.say({ t: 'resume', id: joined.id, resume: joined.resume });
    expect(await joined.tab.hear('refused')).toEqual({ t: 'refused', code: 'out-of-state' });
    expect(relay.counts.joined).toBe(1);
  });

  it('Q1: the queue is full at its limit, and those away have a seat', async () => {
    const small = await TestRelay.start({ settings: { mostWaiting: 2 } });
    await small.onDuty();
    const [first] = [await small.waiting(), await small.waiting()];
    first.tab.cut();
    await expect.poll(() => small.hub.gauges().waiting).toBe(1);
    const tab = await small.youth();
    expect((await tab.hear('door')).door.state).toBe('full');
    tab.say({ t: 'join', notice: acknowledging(), profile: {} });
    expect(await tab.hear('refused')).toEqual({ t: 'refused', code: 'queue-full' });
    await small.stop();
  });
});

describe('waiting', () => {
  it('Q6: places are told when they change, at most once an interval', async () => {
    const console = await relay.onDuty('Ada', 8);
    const [first, second, third, fourth] = await several(4);
    await passing(relay.settings.placeIntervalMs);
    for (const one of [first, second]) {
      console.say({ t: 'take', id: one?.id ?? '' });
      await console.hear('taken');
    }
    await passing(relay.settings.placeIntervalMs);
    await Promise.all([third, fourth].map((one) => one?.tab.beaten()));
    expect(third?.tab.pending('place')).toEqual([{ t: 'place', place: 1, waiting: 2, estimateMs: null }]);
    expect(fourth?.tab.pending('place')).toEqual([{ t: 'place', place: 2, waiting: 2, estimateMs: null }]);
    await several(1);
    await passing(3 * relay.settings.placeIntervalMs);
    expect(third?.tab.pending('place')).toHaveLength(1);
  });

  it('Q6: far back one hears of a fiftieth, and in front of every change', async () => {
    const console = await relay.onDuty('Ada', 8);
    const all = await several(103);
    const [near, far] = [all[50], all[102]];
    await passing(relay.settings.placeIntervalMs);
    const told = async (one: Waiting | undefined) => {
      await one?.tab.beaten();
      return one?.tab.pending('place').map(({ place }) => place);
    };
    expect([await told(near), await told(far)]).toEqual([[], []]);
    for (const at of [0, 1, 2]) {
      console.say({ t: 'take', id: all[at]?.id ?? '' });
      await console.hear('taken');
      await passing(relay.settings.placeIntervalMs);
    }
    expect([await told(near), await told(far)]).toEqual([[50, 49, 48], [101]]);
  });

  it('Q5: one who is away is not shown and cannot be taken; back in time the place is the same', async () => {
    const console = await relay.onDuty('Ada', 8);
    const [first, second] = await several(2);
    await relay.clock.advance(relay.settings.queueIntervalMs);
    first?.tab.cut();
    await expect.poll(() => relay.hub.gauges().waiting).toBe(1);
    await relay.clock.advance(relay.settings.queueIntervalMs);
    expect((await console.hear('queue', ({ removed }) => removed.length > 0)).removed).toEqual([{ id: first?.id }]);
    console.say({ t: 'take', id: first?.id ?? '' });
    expect(await console.hear('refused')).toMatchObject({ code: 'out-of-state' });
    const back = await relay.youth();
    back.say({ t: 'resume', id: first?.id ?? '', resume: first?.resume ?? '' });
    expect(await back.hear('resumed')).toEqual({ t: 'resumed', state: 'waiting', epochs: [], offer: null });
    expect(await back.hear('place')).toMatchObject({ place: 1, waiting: 2 });
    console.say({ t: 'take-next' });
    expect((await console.hear('taken')).conversation.id).toBe(first?.id);
    expect(second?.tab.pending('accepted')).toEqual([]);
  });

  it('Q5, Q9: away for longer it is abandoned, and nothing of it stays', async () => {
    await relay.onDuty();
    const [one] = await several(1);
    one?.tab.cut();
    await expect.poll(() => relay.hub.gauges().waiting).toBe(0);
    await passing(relay.settings.waitingGraceMs);
    expect(relay.ended.abandoned).toBe(1);
    const back = await relay.youth();
    back.say({ t: 'resume', id: one?.id ?? '', resume: one?.resume ?? '' });
    expect(await back.hear('refused')).toEqual({ t: 'refused', code: 'unknown-conversation' });
  });

  it('Q7, P7: the estimate comes with the third ended conversation, and goes with the last counsellor', async () => {
    const console = await relay.onDuty('Ada', 2);
    for (let at = 0; at < 3; at++) {
      const { id, tab } = await relay.talking(console);
      await relay.clock.advance(10 * MINUTE);
      console.say({ t: 'end', id });
      await console.hear('ended');
      tab.cut();
    }
    const one = await relay.youth();
    expect((await one.hear('door')).door.estimateMs).toBe(5 * MINUTE);
    one.say({ t: 'join', notice: acknowledging(), profile: {} });
    expect(await one.hear('joined')).toMatchObject({ place: 1, estimateMs: 5 * MINUTE });
    console.say({ t: 'duty-off' });
    expect(await console.hear('duty')).toMatchObject({ on: false });
    await passing(relay.settings.placeIntervalMs);
    expect(await one.hear('place')).toMatchObject({ place: 1, estimateMs: null });
  });

  it('N4: is told when the notice changes, and keeps the place on acknowledging anew', async () => {
    const console = await relay.onDuty('Ada', 8);
    const [first, second] = await several(2);
    relay.publish('main', '2');
    for (const one of [first, second]) {
      expect(await one?.tab.hear('refused')).toEqual({ t: 'refused', code: 'notice-outdated' });
    }
    console.say({ t: 'take-next' });
    expect(await console.hear('refused')).toMatchObject({ code: 'notice-outdated' });
    second?.tab.say({ t: 'join', notice: acknowledging({ version: '2' }), profile: {} });
    expect(await second?.tab.hear('place')).toMatchObject({ place: 2 });
    console.say({ t: 'take-next' });
    expect((await console.hear('taken')).conversation).toMatchObject({ id: second?.id, notice: { version: '2' } });
    first?.tab.say({ t: 'join', notice: acknowledging({ version: '2' }), profile: {} });
    expect(await first?.tab.hear('place')).toMatchObject({ place: 1 });
  });
});

describe('the queue on the consoles', () => {
  it('Q8: whole at the beginning of duty, then changes only, batched, with the total and the taker', async () => {
    const [ada, bo] = [await relay.onDuty('Ada', 8), await relay.onDuty('Bo', 8)];
    await relay.clock.advance(relay.settings.queueIntervalMs);
    expect(await ada.hear('queue')).toEqual({ t: 'queue', all: true, added: [], removed: [], waiting: 0 });
    expect(await bo.hear('queue')).toMatchObject({ all: true });
    await relay.clock.advance(relay.settings.queueIntervalMs);
    const [first] = await several(3);
    await relay.clock.advance(relay.settings.queueIntervalMs);
    await bo.beaten();
    const changes = async () => {
      const told = [await bo.hear('queue')];
      while ((told.at(-1)?.waiting ?? 0) !== 3) told.push(await bo.hear('queue'));
      return told;
    };
    const told = await changes();
    expect(told.every(({ all }) => !all)).toBe(true);
    expect(told.flatMap(({ added }) => added.map(({ id }) => id))).toHaveLength(3);
    ada.say({ t: 'take-next' });
    await ada.hear('taken');
    await relay.clock.advance(relay.settings.queueIntervalMs);
    const gone = await bo.hear('queue');
    expect(gone).toEqual({
      t: 'queue',
      all: false,
      added: [],
      removed: [{ id: first?.id, takenBy: 'Ada' }],
      waiting: 2,
    });
    bo.say({ t: 'duty-off' });
    await bo.hear('duty');
    await several(1);
    await relay.clock.advance(relay.settings.queueIntervalMs);
    await bo.beaten();
    expect(bo.pending('queue')).toEqual([]);
    bo.say({ t: 'duty-on', languages: ['sv'], capacity: 1, dutyCertificate: 'CCCC' });
    await relay.clock.advance(relay.settings.queueIntervalMs);
    expect(await bo.hear('queue')).toMatchObject({ all: true, waiting: 3, removed: [] });
  });

  it('Q8: a console sees the head only, and the next ones when they come up', async () => {
    const console = await relay.onDuty('Ada', 8);
    await console.hear('queue');
    const all = await several(QUEUE_WINDOW + 2);
    await relay.clock.advance(2 * relay.settings.queueIntervalMs);
    const seen = new Set<string>();
    const take = (message: { added: { id: string }[]; removed: { id: string }[] }) => {
      for (const { id } of message.removed) seen.delete(id);
      for (const { id } of message.added) seen.add(id);
    };
    let { waiting } = { waiting: 0 };
    while (waiting < all.length) {
      const message = await console.hear('queue');
      take(message);
      waiting = message.waiting;
    }
    expect([...seen]).toEqual(all.slice(0, QUEUE_WINDOW).map(({ id }) => id));
    console.say({ t: 'take-next' });
    await console.hear('taken');
    await relay.clock.advance(relay.settings.queueIntervalMs);
    const message = await console.hear('queue');
    take(message);
    expect(message).toMatchObject({ added: [{ id: all[QUEUE_WINDOW]?.id }], waiting: all.length - 1 });
    expect(seen.size).toBe(QUEUE_WINDOW);
  });

  it('A1: a supervisor is told counts, an administrator nothing', async () => {
    const supervisor = await relay.supervisor();
    const administrator = await relay.supervisor('administrator');
    const console = await relay.onDuty('Ada', 3);
    await relay.talking(console);
    const [, second] = await several(2);
    second?.tab.cut();
    await expect.poll(() => relay.hub.gauges().waiting).toBe(1);
    await passing(relay.settings.supervisionIntervalMs);
    const { counts } = await supervisor.hear('supervision', ({ counts }) => counts.waiting === 1);
    expect(counts).toMatchObject({
      waiting: 1,
      onDuty: 1,
      freePlaces: 2,
      open: 1,
      interrupted: 0,
      abandonedLastHour: 0,
    });
    expect(counts.longestWaitMs).toBeGreaterThan(0);
    expect(await relay.hub.supervision()).toMatchObject({ waiting: 1, open: 1 });
    for (const t of ['take-next', 'duty-off'] as const) {
      supervisor.say({ t });
      expect(await supervisor.hear('refused')).toEqual({ t: 'refused', re: t, code: 'not-allowed' });
    }
    await administrator.beaten();
    expect(administrator.pending('supervision')).toEqual([]);
    expect(supervisor.pending('queue')).toEqual([]);
  });
});
