import { MAX_CONTROL_BYTES } from '@dorren/shared/protocol/codec.ts';
import { CLOSE } from '@dorren/shared/protocol/codes.ts';
import { FRAME_BYTES } from '@dorren/shared/protocol/frame.ts';
import { STEADY_SUBPROTOCOL, SUBPROTOCOL } from '@dorren/shared/protocol/version.ts';
import { COVER_BYTES, COVER_MS } from '@dorren/shared/transport/steady.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FakeClock } from '../testing/fake-clock.ts';
import { acknowledging } from '../testing/records.ts';
import { TestRelay } from '../testing/relay.ts';
import { SteadyTab } from '../testing/steady-tab.ts';
import { type Console, frameOf, TestSocket, type YouthTab } from '../testing/test-socket.ts';
import type { RelaySocket } from './relay-socket.ts';
import { Scratch } from './scratch.ts';
import type { RelaySettings } from './settings.ts';
import { SteadyLine } from './steady-line.ts';
import { Wheel } from './wheel.ts';

let relay: TestRelay & { clock: FakeClock };
const start = async (settings: Partial<RelaySettings> = {}) => {
  relay = await TestRelay.start({ settings });
};
afterEach(async () => {
  await relay.stop();
  expect(relay.faults).toEqual([]);
});

async function steadyTab(subprotocol?: string | string[]): Promise<SteadyTab> {
  const tab = new SteadyTab(`${relay.address}/youth/socket`, subprotocol);
  await tab.opened();
  return tab;
}

/** Turns the clock until it holds: what is said on a steady line waits for the rhythm. */
async function inTime<T>(promise: Promise<T>): Promise<T> {
  let isDone = false;
  const done = () => {
    isDone = true;
  };
  promise.then(done, done);
  while (!isDone) await relay.clock.advance(COVER_MS);
  return promise;
}

/** So many turns, each once every tab has its record and has answered it. */
async function turns(count: number, ...tabs: SteadyTab[]): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) {
    const wanted = tabs.map((tab) => tab.lengths.length + 1);
    await relay.clock.advance(COVER_MS);
    await Promise.all(tabs.map((tab, at) => tab.records(wanted[at] ?? 0)));
  }
}

async function waiting() {
  const tab = await steadyTab();
  tab.say({ t: 'join', notice: relay.current(), profile: {} });
  const { id, resume } = await inTime(tab.hear('joined'));
  return { tab, id, resume };
}

async function talking(console: Console) {
  const { tab, id, resume } = await waiting();
  console.say({ t: 'take', id });
  const { conversation } = await console.hear('taken');
  await inTime(tab.hear('accepted'));
  return { tab, id, resume, route: conversation.route };
}

describe('a steady line', () => {
  beforeEach(() => start());

  it('W1: is for youths who ask for it, before a plain one; staff have none', async () => {
    const tab = await steadyTab([SUBPROTOCOL, STEADY_SUBPROTOCOL]);
    expect(tab.socket.protocol).toBe(STEADY_SUBPROTOCOL);
    // The first record, with the door in it, goes without waiting for the rhythm.
    expect((await tab.hear('door')).door.state).toBe('nobody-on-duty');
    const console: Console = new TestSocket(`${relay.address}/staff/socket`, [STEADY_SUBPROTOCOL]);
    expect(await console.hear('refused')).toMatchObject({ code: 'unsupported-version' });
    expect(await console.closed()).toBe(CLOSE.unsupportedVersion);
    const plain: Console = new TestSocket(`${relay.address}/staff/socket`, [STEADY_SUBPROTOCOL, SUBPROTOCOL]);
    await (await plain.opened()).beaten();
  });

  it('W2: carries a whole conversation, frames and words in order', async () => {
    const console = await relay.onDuty();
    const { tab, id, resume, route } = await talking(console);
    for (let sequence = 0; sequence < 5; sequence += 1) {
      tab.frame(1, sequence);
      console.frame(1, 100 + sequence, route);
    }
    for (let sequence = 0; sequence < 5; sequence += 1) {
      expect(await inTime(tab.hearFrame())).toEqual(frameOf(1, 100 + sequence));
      expect(await console.hearFrame()).toEqual(frameOf(1, sequence, route));
    }
    // Goes on in a record that is all zero, which is not one that says nothing.
    tab.say({ t: 'resume', id, resume });
    tab.frame(1, 0);
    expect(await inTime(tab.hear('refused'))).toMatchObject({ code: 'out-of-state' });
    expect(await inTime(console.hearFrame())).toEqual(frameOf(1, 0, route));
    console.say({ t: 'end', id });
    expect(await inTime(tab.hear('ended'))).toEqual({ t: 'ended', by: 'counsellor' });
  });

  it('W1, W3: looks the same outside, in the queue and in a conversation, whatever is said', async () => {
    const console = await relay.onDuty();
    const talk = await talking(console);
    const [outside, queued] = [await steadyTab(), (await waiting()).tab];
    const tabs = [talk.tab, outside, queued];
    await turns(1, ...tabs);
    const before = tabs.map(({ lengths }) => lengths.length);
    for (let turn = 0; turn < 12; turn += 1) {
      for (let at = 0; at <= turn; at += 1) console.frame(1, 10 * turn + at, talk.route);
      talk.tab.frame(1, turn);
      await console.beaten();
      await turns(1, ...tabs);
    }
    expect(tabs.map(({ lengths }, at) => lengths.length - (before[at] ?? 0))).toEqual([12, 12, 12]);
    for (const { lengths } of tabs) expect(new Set(lengths)).toEqual(new Set([COVER_BYTES]));
    expect(talk.tab.pendingFrames).toBe(12);
  });

  it('W5: a frame that the console sends again while it waits goes once', async () => {
    const console = await relay.onDuty();
    const { tab, route } = await talking(console);
    for (let again = 0; again < 3; again += 1) for (const sequence of [1, 2, 3]) console.frame(1, sequence, route);
    await console.beaten();
    await turns(6, tab);
    expect(tab.pendingFrames).toBe(3);
  });

  it('W8, C7: whoever goes is gone at once: a last word unasked, the close of a page that is no more, a cut line', async () => {
    const console = await relay.onDuty('Ada', 3);
    const said = await talking(console);
    said.tab.answers = false;
    said.tab.say({ t: 'leave' });
    said.tab.sendRecord();
    said.tab.socket.close(CLOSE.normal);
    expect(await console.hear('ended')).toMatchObject({ id: said.id, by: 'youth' });
    const closed = await talking(console);
    closed.tab.socket.close(CLOSE.goingAway);
    expect(await console.hear('ended')).toMatchObject({ id: closed.id, by: 'youth' });
    const cut = await talking(console);
    cut.tab.cut();
    expect(await console.hear('presence')).toMatchObject({ id: cut.id, youthPresent: false });
  });

  it('W8, C5: what waits goes before the line is closed, without waiting for the rhythm', async () => {
    const console = await relay.onDuty();
    const first = await waiting();
    const second = await steadyTab();
    second.say({ t: 'resume', id: first.id, resume: first.resume });
    await inTime(second.hear('resumed'));
    expect(await first.tab.closed()).toBe(CLOSE.replaced);
    console.say({ t: 'take', id: first.id });
    const { conversation } = await console.hear('taken');
    await inTime(second.hear('accepted'));
    for (let sequence = 0; sequence < 4; sequence += 1) console.frame(1, sequence, conversation.route);
    await console.beaten();
    second.socket.send(Buffer.alloc(3));
    expect(await second.hear('refused')).toEqual({ t: 'refused', code: 'malformed' });
    expect(second.pendingFrames).toBe(4);
    expect(await second.closed()).toBe(CLOSE.malformed);
    expect(new Set(second.lengths)).toEqual(new Set([COVER_BYTES]));
  });

  it('W8, S2: a stop reaches everybody', async () => {
    await relay.onDuty();
    const [{ tab }, outside] = [await waiting(), await steadyTab()];
    await inTime(relay.hub.shutdown(0));
    expect(await tab.hear('shutdown')).toEqual({ t: 'shutdown', inMs: 0 });
    expect(await tab.hear('ended')).toMatchObject({ by: 'shutdown' });
    expect(await Promise.all([tab.closed(), outside.closed()])).toEqual([CLOSE.shuttingDown, CLOSE.shuttingDown]);
    await new Promise((resolve) => relay.server.close(resolve));
    await start();
  });

  it.each([
    ['closed', (line: SteadyLine) => line.close(CLOSE.normal)],
    ['given up', (line: SteadyLine) => line.terminate()],
    ['lost', (line: SteadyLine) => line.cut(false)],
  ])('W8: once it is %s it is sent nothing more', async (_, end) => {
    let written = 0;
    const write = () => {
      written += 1;
    };
    const socket = { unsent: 0, write, close: () => {}, terminate: () => {} };
    const line = new SteadyLine(socket as unknown as RelaySocket, new Scratch(), new Wheel(relay.clock, COVER_MS));
    line.begin();
    await relay.clock.advance(COVER_MS);
    expect(written).toBe(2);
    end(line);
    await relay.clock.advance(2 * COVER_MS);
    expect(written).toBe(2);
  });

  it('W4: adds no record while the kernel has not taken the last, and goes on where it was', () => {
    const written: Buffer[] = [];
    const socket = { unsent: 0, write: (wire: Buffer) => written.push(Buffer.from(wire)) };
    const line = new SteadyLine(socket as unknown as RelaySocket, new Scratch(), new Wheel(relay.clock, COVER_MS));
    line.beat();
    expect(written).toHaveLength(1);
    socket.unsent = 1;
    for (let at = 0; at < 20; at += 1) {
      line.write([frameOf(1, at)]);
      line.beat();
    }
    expect(written).toHaveLength(1);
    expect(line.unsent).toBeGreaterThan(20 * COVER_BYTES * 0.9);
    socket.unsent = 0;
    line.beat();
    expect(written).toHaveLength(2);
    expect(written[1]).toHaveLength(4 + COVER_BYTES);
    // After the headers of the WebSocket message and of the inner one.
    expect(written[1]?.subarray(7, 7 + FRAME_BYTES)).toEqual(frameOf(1, 0));
    while (line.unsent > 0) line.beat();
    line.beat();
    expect(written.at(-1)).toEqual(written[0]);
  });
});

/** Right, but for the version that takes the place of VERSION. */
const JOIN =
  '{"t":"join","notice":{"notice":"main","version":"VERSION","language":"sv","level":"standard"},"profile":{}}';

describe('a steady line’s limits', () => {
  const text = (message: string | Buffer) => {
    const record = Buffer.alloc(COVER_BYTES);
    record[0] = 1;
    record.writeUInt16BE(message.length, 1);
    record.write(message.toString('latin1'), 3, 'latin1');
    return record;
  };
  it.each([
    ['a record of another size', 'malformed', Buffer.alloc(COVER_BYTES + 1)],
    ['a frame as on a plain line', 'malformed', frameOf(1, 1)],
    ['a word as on a plain line', 'malformed', '{"t":"beat"}'],
    ['a record that is none', 'malformed', Buffer.alloc(COVER_BYTES, 9)],
    ['a word that we do not know', 'malformed', text('{"t":"unknown"}')],
    ['a word that is no UTF-8', 'malformed', text(Buffer.from(JOIN.replace('VERSION', '\xc3('), 'latin1'))],
    ['a longer word than any', 'too-large', Buffer.from(text('')).fill((MAX_CONTROL_BYTES >>> 8) + 1, 1, 2)],
  ] as const)('W6: %s is told and closed', async (_, code, data) => {
    await start();
    const tab = await steadyTab();
    tab.socket.send(data);
    expect(await tab.hear('refused')).toEqual({ t: 'refused', code });
    expect(await tab.closed()).toBe(code === 'malformed' ? CLOSE.malformed : CLOSE.tooLarge);
    expect(relay.refusals.get(code)).toBe(1);
  });

  it('W6: more records than answers, and a farewell, are too many', async () => {
    await start();
    const tab = await steadyTab();
    await turns(20, tab);
    for (let at = 0; at < 8; at += 1) tab.sendRecord();
    await turns(1, tab);
    tab.sendRecord();
    expect(await tab.hear('refused')).toEqual({ t: 'refused', code: 'rate-limited' });
    expect(await tab.closed()).toBe(CLOSE.rateLimited);
  });

  it('W6, L4: records that say nothing do not count; what is said does', async () => {
    await start({ outsideRate: { perSecond: 1, burst: 5 }, sweepMs: 3_600_000 });
    const tab = await steadyTab();
    await turns(30, tab);
    for (let at = 0; at < 5; at += 1) tab.say({ t: 'leave' });
    await turns(1, tab);
    expect(await inTime(tab.hear('refused'))).toMatchObject({ code: 'out-of-state' });
    tab.say({ t: 'leave' });
    expect(await inTime(tab.hear('refused', ({ code }) => code !== 'out-of-state'))).toMatchObject({
      code: 'rate-limited',
    });
    expect(await tab.closed()).toBe(CLOSE.rateLimited);
  });

  it('W5, L7, L9: what waits for the rhythm counts as unsent', async () => {
    await start({ bufferBytes: 64 * 1024, staffRate: { perSecond: 1, burst: 1_000_000 } });
    const console = await relay.onDuty();
    const slow = await talking(console);
    const other = await talking(console);
    for (let sent = 0; console.pending('presence').length === 0; sent += 1) {
      console.frame(1, sent, slow.route);
      await console.beaten();
      expect(sent).toBeLessThan(70);
    }
    expect(relay.refusals.get('too-slow')).toBe(1);
    expect(await slow.tab.closed()).toBe(CLOSE.tooSlow);
    expect(slow.tab.pendingFrames).toBeLessThan(3);
    console.frame(1, 5, other.route);
    expect(await inTime(other.tab.hearFrame())).toEqual(frameOf(1, 5));
  });

  it('W7: outside it may stay for as long as anybody talks, not only as long as a plain line', async () => {
    await start({ idleMs: 10_000, steadyIdleMs: 30_000 });
    const plain = await relay.youth();
    const tab = await steadyTab();
    await relay.clock.advance(12_000);
    expect(await plain.closed()).toBe(CLOSE.idle);
    await turns(1, tab);
    await relay.clock.advance(20_000);
    expect(await tab.hear('refused')).toEqual({ t: 'refused', code: 'idle' });
    expect(await tab.closed()).toBe(CLOSE.idle);
  });

  it('W9, P6: a record is a sign of life; a tab that answers none is gone', async () => {
    await start({ silenceMs: 5_000 });
    const console = await relay.onDuty();
    const [quiet, gone] = [await talking(console), await talking(console)];
    for (let at = 0; at < 20; at += 1) {
      await console.beaten();
      await turns(1, quiet.tab, gone.tab);
    }
    gone.tab.answers = false;
    for (let at = 0; at < 20; at += 1) {
      await console.beaten();
      await turns(1, quiet.tab);
    }
    expect(await gone.tab.closed()).toBe(1006);
    expect(console.pending('presence')).toEqual([{ t: 'presence', id: gone.id, youthPresent: false }]);
  });

  it('L5, Q1: joins, waits and is counted as any other', async () => {
    await start({ mostUnjoined: 2 });
    await relay.onDuty();
    const [one, other] = [await steadyTab(), await steadyTab()];
    one.say({ t: 'join', notice: acknowledging(), profile: {} });
    await inTime(one.hear('joined'));
    expect(relay.hub.gauges()).toMatchObject({ unjoined: 1, waiting: 1 });
    other.cut();
    await expect.poll(() => relay.hub.gauges().connections).toBe(2);
    const plain: YouthTab = await relay.youth();
    await plain.beaten();
  });
});
