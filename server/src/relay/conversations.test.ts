import { readEpoch, readRoute } from '@dorren/shared/protocol/frame.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FakeClock } from '../testing/fake-clock.ts';
import { acknowledging } from '../testing/records.ts';
import { TestRelay } from '../testing/relay.ts';
import { frameOf } from '../testing/test-socket.ts';

let relay: TestRelay & { clock: FakeClock };
beforeEach(async () => {
  relay = await TestRelay.start();
});
afterEach(async () => {
  await relay.stop();
  expect(relay.faults).toEqual([]);
});

/** Long enough for whatever the settings say, in sweeps. */
const passing = (ms: number) => relay.clock.advance(ms + 2 * relay.settings.sweepMs);

describe('frames', () => {
  it('C2: arrive unchanged but for the route, in both directions and in order', async () => {
    const console = await relay.onDuty();
    const { tab, conversation } = await relay.talking(console);
    for (let sequence = 0; sequence < 20; sequence++) {
      tab.frame(1, sequence);
      console.frame(1, sequence, conversation.route);
    }
    for (let sequence = 0; sequence < 20; sequence++) {
      expect(await console.hearFrame()).toEqual(frameOf(1, sequence, conversation.route));
      expect(await tab.hearFrame()).toEqual(frameOf(1, sequence));
    }
    expect(relay.counts).toMatchObject({ relayed: 40, dropped: 0 });
  });

  it('C2: go to the conversation that the route names, and to no other', async () => {
    const console = await relay.onDuty('Ada', 3);
    const all = [await relay.talking(console), await relay.talking(console), await relay.talking(console)];
    const routes = all.map(({ conversation }) => conversation.route);
    expect(new Set(routes).size).toBe(3);
    for (const [at, { conversation }] of all.entries()) console.frame(1, at + 10, conversation.route);
    for (const [at, { tab }] of all.entries()) {
      expect(await tab.hearFrame()).toEqual(frameOf(1, at + 10));
      tab.frame(1, at + 20);
    }
    const back = [await console.hearFrame(), await console.hearFrame(), await console.hearFrame()];
    expect(new Set(back.map(readRoute))).toEqual(new Set(routes));
    for (const { tab } of all) expect(tab.pendingFrames).toBe(0);
  });

  it('C3: of another epoch are dropped and counted, and the sender is told once', async () => {
    const console = await relay.onDuty();
    const { tab, id, conversation } = await relay.talking(console);
    for (const epoch of [2, 0, 2]) {
      tab.frame(epoch, 1);
      console.frame(epoch, 1, conversation.route);
    }
    expect(await tab.hear('refused')).toEqual({ t: 'refused', code: 'wrong-epoch' });
    expect(await console.hear('refused')).toEqual({ t: 'refused', re: 'frame', code: 'wrong-epoch', id });
    tab.frame(1, 7);
    expect(readEpoch(await console.hearFrame())).toBe(1);
    await Promise.all([tab.beaten(), console.beaten()]);
    expect([tab.pending('refused'), console.pending('refused')]).toEqual([[], []]);
    expect([tab.pendingFrames, console.pendingFrames]).toEqual([0, 0]);
    expect(relay.counts).toMatchObject({ relayed: 1, dropped: 6 });
    expect(relay.refusals.get('wrong-epoch')).toBe(6);
  });

  it('C3: in another state, or of no conversation, are dropped and told once', async () => {
    const console = await relay.onDuty();
    const { tab } = await relay.waiting();
    for (const sequence of [1, 2, 3]) {
      tab.frame(1, sequence);
      console.frame(1, sequence, 99);
    }
    expect(await tab.hear('refused')).toEqual({ t: 'refused', code: 'out-of-state' });
    expect(await console.hear('refused')).toEqual({ t: 'refused', re: 'frame', code: 'out-of-state' });
    await Promise.all([tab.beaten(), console.beaten()]);
    expect([tab.pending('refused'), console.pending('refused')]).toEqual([[], []]);
    expect(relay.counts).toMatchObject({ relayed: 0, dropped: 6 });
  });

  it('C4: to one who is not connected are dropped', async () => {
    const console = await relay.onDuty();
    const { tab, conversation } = await relay.talking(console);
    tab.cut();
    await console.hear('presence');
    console.frame(1, 1, conversation.route);
    await console.beaten();
    expect(relay.counts).toMatchObject({ relayed: 0, dropped: 1 });
    expect(console.pending('refused')).toEqual([]);
  });

  it('C3, C6: of the old epoch go nowhere once a colleague has taken over', async () => {
    const ada = await relay.onDuty('Ada');
    const { tab, id, conversation } = await relay.talking(ada);
    tab.say({ t: 'distrust', epoch: 1, reason: 'expired' });
    await ada.hear('distrusted');
    const bo = await relay.onDuty('Bo');
    bo.say({ t: 'take', id });
    const { conversation: taken } = await bo.hear('taken');
    expect((await tab.hear('accepted')).epoch).toBe(2);
    ada.frame(1, 1, conversation.route);
    ada.frame(2, 2, conversation.route);
    tab.frame(1, 3);
    bo.frame(2, 4, taken.route);
    tab.frame(2, 5);
    expect(await tab.hearFrame()).toEqual(frameOf(2, 4));
    expect(await bo.hearFrame()).toEqual(frameOf(2, 5, taken.route));
    await ada.beaten();
    expect([ada.pendingFrames, bo.pendingFrames, tab.pendingFrames]).toEqual([0, 0, 0]);
  });
});

describe('taking', () => {
  it('Q3: of many at once exactly one gets it, the others are told by whom', async () => {
    const names = ['Ada', 'Bo', 'Cy', 'Di'];
    const consoles = await Promise.all(names.map((name) => relay.onDuty(name)));
    const { id, tab } = await relay.waiting();
    for (const console of consoles) console.say({ t: 'take', id });
    await tab.hear('accepted');
    const answers = await Promise.all(consoles.map((console) => console.hearAny('taken', 'refused')));
    const winner = answers.findIndex(({ t }) => t === 'taken');
    for (const [at, answer] of answers.entries()) {
      if (at === winner) continue;
      expect(answer).toEqual({ t: 'refused', re: 'take', code: 'already-taken', id, by: names[winner] });
    }
    expect(relay.counts.taken).toBe(1);
    expect(relay.refusals.get('already-taken')).toBe(3);
  });

  it('C1: the youth is sent chain and revocations, the counsellor the conversation', async () => {
    const token = relay.session({ nameShown: 'Ada', staffId: 'a'.repeat(22) });
    const console = await relay.onDuty('Ada', 1, token);
    const { tab, id } = await relay.waiting();
    relay.revocations = 'ZZZZ';
    console.say({ t: 'take-next' });
    const { conversation } = await console.hear('taken');
    expect(conversation).toMatchObject({ id, epoch: 1, youthPresent: true, notice: acknowledging() });
    expect(await tab.hear('accepted')).toEqual({
      t: 'accepted',
      epoch: 1,
      chain: { staffId: 'a'.repeat(22), staffCertificate: 'BBBB', dutyCertificate: 'CCCC', revocations: 'ZZZZ' },
      offer: null,
      notice: 'main',
    });
  });

  it('Q4: is refused with its reason', async () => {
    const console = await relay.onDuty('Ada', 1);
    console.say({ t: 'take-next' });
    expect(await console.hear('refused')).toEqual({ t: 'refused', re: 'take-next', code: 'queue-empty' });
    await relay.talking(console);
    const { id } = await relay.waiting();
    console.say({ t: 'take', id });
    expect(await console.hear('refused')).toEqual({ t: 'refused', re: 'take', code: 'at-capacity', id });
    const off = await relay.signedIn(relay.session());
    off.say({ t: 'take', id });
    expect(await off.hear('refused')).toEqual({ t: 'refused', re: 'take', code: 'not-on-duty', id });
  });
});

describe('a youth who goes', () => {
  it('C8, C11: interrupts; the counsellor is told at once; back in time it is the same epoch', async () => {
    const console = await relay.onDuty();
    const { tab, id, resume, conversation } = await relay.talking(console);
    tab.cut();
    expect(await console.hear('presence')).toEqual({ t: 'presence', id, youthPresent: false });
    await passing(relay.settings.youthGraceMs / 2);
    const back = await relay.youth();
    back.say({ t: 'resume', id, resume });
    expect(await back.hear('resumed')).toEqual({ t: 'resumed', state: 'open', epochs: [1], offer: null });
    expect((await back.hear('accepted')).epoch).toBe(1);
    expect(await back.hear('peer')).toEqual({ t: 'peer', epoch: 1, present: true });
    expect(await console.hear('presence')).toEqual({ t: 'presence', id, youthPresent: true });
    back.frame(1, 9);
    console.frame(1, 8, conversation.route);
    expect(await console.hearFrame()).toEqual(frameOf(1, 9, conversation.route));
    expect(await back.hearFrame()).toEqual(frameOf(1, 8));
  });

  it('C8: after the grace it is over, and no id or secret of it works again', async () => {
    const console = await relay.onDuty();
    const { tab, id, resume } = await relay.talking(console);
    tab.cut();
    await console.hear('presence');
    await passing(relay.settings.youthGraceMs);
    expect(await console.hear('ended')).toEqual({ t: 'ended', id, by: 'youth-vanished', settling: null });
    const back = await relay.youth();
    back.say({ t: 'resume', id, resume });
    expect(await back.hear('refused')).toEqual({ t: 'refused', code: 'unknown-conversation' });
    expect(relay.ended['youth-vanished']).toBe(1);
  });

  it('C5: resumes from another connection, and the earlier one is closed as replaced', async () => {
    const console = await relay.onDuty();
    const { tab, id, resume } = await relay.talking(console);
    const second = await relay.youth();
    second.say({ t: 'resume', id, resume });
    await second.hear('resumed');
    expect(await tab.closed()).toBe(4010);
    second.frame(1, 3);
    expect(readEpoch(await console.hearFrame())).toBe(1);
    expect(console.pending('presence')).toEqual([]);
  });

  it('C5: a wrong secret and an unknown id are refused alike', async () => {
    await relay.onDuty();
    const { id } = await relay.waiting();
    const stranger = await relay.youth();
    const answers: unknown[] = [];
    for (const wrong of [id, 'u'.repeat(22)]) {
      stranger.say({ t: 'resume', id: wrong, resume: 'x'.repeat(43) });
      answers.push(await stranger.hear('refused'));
    }
    expect(answers).toEqual(Array(2).fill({ t: 'refused', code: 'unknown-conversation' }));
  });

  it('C7: leave and beacon end it at once', async () => {
    const console = await relay.onDuty();
    const one = await relay.talking(console);
    one.tab.say({ t: 'leave' });
    expect(await console.hear('ended')).toEqual({ t: 'ended', id: one.id, by: 'youth', settling: null });
    const two = await relay.talking(console);
    await relay.hub.leaveByBeacon({ id: two.id, resume: 'x'.repeat(43) });
    await console.beaten();
    expect(console.pending('ended')).toEqual([]);
    await relay.hub.leaveByBeacon({ id: two.id, resume: two.resume });
    expect(await console.hear('ended')).toEqual({ t: 'ended', id: two.id, by: 'youth', settling: null });
    expect(relay.ended.youth).toBe(2);
  });

  it('C7: leave counts even when the tab is gone in the same moment', async () => {
    const console = await relay.onDuty();
    const { tab, id } = await relay.talking(console);
    tab.say({ t: 'leave' });
    tab.socket.close(1000);
    expect(await console.hear('ended')).toEqual({ t: 'ended', id, by: 'youth', settling: null });
    expect(console.pending('presence')).toEqual([]);
  });

  it('C7: a page that goes without a word has left, and a line that breaks has not', async () => {
    const console = await relay.onDuty();
    const gone = await relay.talking(console);
    gone.tab.socket.close(1001);
    expect(await console.hear('ended')).toEqual({ t: 'ended', id: gone.id, by: 'youth', settling: null });
    const broken = await relay.talking(console);
    broken.tab.cut();
    expect(await console.hear('presence')).toEqual({ t: 'presence', id: broken.id, youthPresent: false });
    expect(console.pending('ended')).toEqual([]);
    const stranger = await relay.youth();
    stranger.socket.close(1001);
    await console.beaten();
    expect(relay.ended.youth).toBe(1);
  });

  it('C10: a connection whose conversation has ended is outside again, and may join', async () => {
    const console = await relay.onDuty();
    const { tab, id } = await relay.talking(console);
    console.say({ t: 'end', id });
    expect(await tab.hear('ended')).toEqual({ t: 'ended', by: 'counsellor' });
    tab.frame(1, 1);
    expect(await tab.hear('refused')).toEqual({ t: 'refused', code: 'out-of-state' });
    tab.say({ t: 'join', notice: acknowledging(), profile: {} });
    expect((await tab.hear('joined')).id).not.toBe(id);
  });
});

describe('a counsellor who goes', () => {
  it('C6, C11, P4: the youth is told, and after the grace is first in the queue again', async () => {
    const token = relay.session();
    const console = await relay.onDuty('Ada', 2, token);
    const { tab, id } = await relay.talking(console);
    const other = await relay.onDuty('Bo');
    const behind = await relay.waiting();
    console.cut();
    expect(await tab.hear('peer')).toEqual({ t: 'peer', epoch: 1, present: false });
    await passing(relay.settings.counsellorGraceMs);
    expect(await tab.hear('requeued')).toEqual({
      t: 'requeued',
      reason: 'counsellor-vanished',
      place: 1,
      waiting: 2,
      estimateMs: null,
    });
    await passing(relay.settings.placeIntervalMs);
    expect(await behind.tab.hear('place')).toMatchObject({ place: 2 });
    other.say({ t: 'take-next' });
    expect((await other.hear('taken')).conversation).toMatchObject({ id, epoch: 2 });
    expect(relay.hub.gauges()).toMatchObject({ onDuty: 1 });
  });

  it('P5: back in time with the keys, it goes on under a new route', async () => {
    const token = relay.session();
    const console = await relay.onDuty('Ada', 2, token);
    const [kept, lost] = [await relay.talking(console), await relay.talking(console)];
    console.cut();
    await kept.tab.hear('peer');
    const again = await relay.signedIn(token, [{ id: kept.id, epoch: 1 }]);
    const { held } = await again.hear('welcome');
    expect(held).toMatchObject([{ id: kept.id, epoch: 1 }]);
    expect(await kept.tab.hear('peer')).toEqual({ t: 'peer', epoch: 1, present: true });
    expect(await lost.tab.hear('requeued')).toMatchObject({ reason: 'counsellor-vanished', place: 1 });
    expect(await again.hear('duty')).toMatchObject({ on: true });
    again.frame(1, 2, held[0]?.route ?? 0);
    expect(await kept.tab.hearFrame()).toEqual(frameOf(1, 2));
    kept.tab.frame(1, 4);
    expect(await again.hearFrame()).toEqual(frameOf(1, 4, held[0]?.route ?? 0));
  });

  it('P3: a later hello closes the earlier connection, which can do nothing more', async () => {
    const token = relay.session();
    const console = await relay.onDuty('Ada', 2, token);
    const { id } = await relay.waiting();
    const again = await relay.signedIn(token);
    await again.hear('welcome');
    expect(await console.hear('refused')).toMatchObject({ code: 'signed-in-elsewhere' });
    expect(await console.closed()).toBe(4008);
    again.say({ t: 'take', id });
    expect((await again.hear('taken')).conversation.id).toBe(id);
  });

  it('A8: when the session ends the connection is closed, duty ends, the youth goes back', async () => {
    const token = relay.session();
    const console = await relay.onDuty('Ada', 2, token);
    const { tab } = await relay.talking(console);
    relay.endSession(token);
    expect(await console.hear('refused')).toMatchObject({ code: 'not-signed-in' });
    expect(await console.closed()).toBe(4007);
    expect(await tab.hear('requeued')).toMatchObject({ place: 1 });
    expect(relay.hub.gauges()).toMatchObject({ onDuty: 0, waiting: 1 });
    const again = await relay.signedIn(token);
    expect(await again.hear('refused')).toMatchObject({ re: 'hello', code: 'not-signed-in' });
    expect(await again.closed()).toBe(4007);
  });

  it('C12, H15: given back for want of a channel: first again, for everybody; and one who is away learns why on coming back', async () => {
    const ada = await relay.onDuty('Ada');
    const { tab, id, resume } = await relay.talking(ada);
    tab.say({ t: 'give-back', epoch: 1 });
    expect(await ada.hear('out')).toEqual({ t: 'out', id, epoch: 1, why: 'no-channel' });
    expect(await tab.hear('requeued')).toMatchObject({ reason: 'counsellor-vanished', place: 1 });
    ada.say({ t: 'take', id });
    expect(await ada.hear('taken')).toMatchObject({ conversation: { id, epoch: 2 } });
    tab.cut();
    ada.say({ t: 'return', id, wanted: {} });
    await ada.hear('out');
    const back = await relay.youth();
    back.say({ t: 'resume', id, resume });
    expect(await back.hear('requeued')).toMatchObject({ reason: 'returned', place: 1 });
    expect(await back.hear('resumed')).toMatchObject({ state: 'waiting' });
  });

  it('C9: distrust returns the youth to the front, and never to the same counsellor', async () => {
    const ada = await relay.onDuty('Ada');
    const { tab, id } = await relay.talking(ada);
    tab.say({ t: 'distrust', epoch: 1, reason: 'wrong-root' });
    expect(await ada.hear('distrusted')).toEqual({ t: 'distrusted', id, reason: 'wrong-root' });
    expect(await tab.hear('requeued')).toMatchObject({ reason: 'distrusted', place: 1 });
    ada.say({ t: 'take', id });
    expect(await ada.hear('refused')).toMatchObject({ code: 'excluded' });
    ada.say({ t: 'take-next' });
    expect(await ada.hear('refused')).toMatchObject({ code: 'queue-empty' });
  });
});
