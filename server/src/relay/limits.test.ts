import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { MAX_CONTROL_BYTES } from '@dorren/shared/protocol/codec.ts';
import { CLOSE } from '@dorren/shared/protocol/codes.ts';
import { FRAME_BYTES } from '@dorren/shared/protocol/frame.ts';
import type { FromStaff } from '@dorren/shared/protocol/staff-messages.ts';
import { SUBPROTOCOL } from '@dorren/shared/protocol/version.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { MemoryStore } from '../adapters/memory/memory-store.ts';
import type { FakeClock } from '../testing/fake-clock.ts';
import { acknowledging } from '../testing/records.ts';
import { TestRelay } from '../testing/relay.ts';
import { frameOf, TestSocket, type YouthTab } from '../testing/test-socket.ts';
import type { RelaySettings } from './settings.ts';

let relay: TestRelay & { clock: FakeClock };
afterEach(async () => {
  await relay.stop();
  expect(relay.faults).toEqual([]);
});

const start = async (settings: Partial<RelaySettings> = {}) => {
  relay = await TestRelay.start({ settings });
};
const passing = (ms: number) => relay.clock.advance(ms + 2 * relay.settings.sweepMs);

/** As one far away. */
class SlowStore extends MemoryStore {
  waits: Promise<void> | null = null;
  goOn: () => void = () => undefined;
  asked = false;

  override async transact(...asked: Parameters<MemoryStore['transact']>): ReturnType<MemoryStore['transact']> {
    this.asked ||= this.waits !== null;
    await this.waits;
    return super.transact(...asked);
  }
}

/** The answer to an upgrade that the server does not grant. */
async function refusedUpgrade(path: string, headers: Record<string, string> = {}): Promise<[number, unknown]> {
  const asked = request(`http://127.0.0.1:${relay.port}${path}`, {
    headers: {
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': 'AAAAAAAAAAAAAAAAAAAAAA==',
      'Sec-WebSocket-Protocol': SUBPROTOCOL,
      ...headers,
    },
  });
  asked.end();
  const granted = once(asked, 'upgrade').then(([, socket]) => {
    socket.destroy();
    throw new Error('was granted');
  });
  const [response] = (await Promise.race([once(asked, 'response'), granted])) as [IncomingMessage];
  let body = '';
  for await (const chunk of response) body += chunk;
  return [response.statusCode ?? 0, body === '' ? null : JSON.parse(body)];
}

describe('bad messages', () => {
  it.each([
    ['L2', 'malformed', 4001, 'no JSON'],
    ['L2', 'malformed', 4001, '{"t":"unknown"}'],
    ['L2', 'malformed', 4001, '{"t":"leave","and":"more"}'],
    ['L2', 'malformed', 4001, '{"t":"hello","token":"x","holding":[]}'],
    ['L2', 'malformed', 4001, '[]'],
    ['L2', 'malformed', 4001, ''],
    ['L1', 'too-large', 4002, 'x'.repeat(MAX_CONTROL_BYTES + 1)],
    ['L1', 'too-large', 4002, Buffer.alloc(FRAME_BYTES + 1, 1)],
    ['L1', 'too-large', 4002, Buffer.alloc(MAX_CONTROL_BYTES * 4)],
    ['L1', 'malformed', 4001, Buffer.alloc(FRAME_BYTES - 1, 1)],
    ['L1', 'malformed', 4001, Buffer.alloc(0)],
    ['C2', 'malformed', 4001, Buffer.alloc(FRAME_BYTES, 9)],
  ])(
    '%s: is refused %s with %i, on either socket, and nothing of it comes back',
    async (_rule, code, closeCode, data) => {
      await start();
      for (const [tab, answer] of [
        [await relay.youth(), { t: 'refused', code }],
        [await relay.console(), { t: 'refused', re: '', code }],
      ] as const) {
        tab.raw(data);
        expect(await (tab as YouthTab).hear('refused')).toEqual(answer);
        expect(await tab.closed()).toBe(closeCode);
      }
      expect(relay.refusals.get(code as 'malformed')).toBe(2);
    },
  );

  it('L3: a known message in the wrong state is refused, and the connection stays', async () => {
    await start();
    const tab = await relay.youth();
    for (const message of [{ t: 'leave' }, { t: 'distrust', epoch: 1, reason: 'expired' }] as const) {
      tab.say(message);
      expect(await tab.hear('refused')).toEqual({ t: 'refused', code: 'out-of-state' });
    }
    const console = await relay.console();
    console.say({ t: 'take-next' });
    expect(await console.hear('refused')).toEqual({ t: 'refused', re: 'take-next', code: 'out-of-state' });
    const token = relay.session();
    console.say({ t: 'hello', token, holding: [] });
    await console.hear('welcome');
    console.say({ t: 'hello', token, holding: [] });
    expect(await console.hear('refused')).toEqual({ t: 'refused', re: 'hello', code: 'out-of-state' });
    await Promise.all([tab.beaten(), console.beaten()]);
  });

  it('P1: duty needs a certificate, which may come after hello', async () => {
    await start();
    const token = relay.session({ staffCertificate: null });
    const console = await relay.signedIn(token);
    const dutyOn: FromStaff = { t: 'duty-on', languages: ['sv'], capacity: 1, dutyCertificate: 'CCCC' };
    console.say(dutyOn);
    expect(await console.hear('refused')).toEqual({ t: 'refused', re: 'duty-on', code: 'not-certified' });
    relay.certify(token, 'BBBB');
    console.say(dutyOn);
    expect(await console.hear('duty', ({ on }) => on)).toMatchObject({ capacity: 1 });
    console.say({ t: 'duty-change', languages: ['ar'], capacity: 0 });
    expect(await console.hear('duty')).toEqual({ t: 'duty', on: true, languages: ['ar'], capacity: 0 });
  });
});

describe('rates', () => {
  it('L4: more than the burst closes; the rate fills it again', async () => {
    await start({ youthRate: { perSecond: 2, burst: 10 }, outsideRate: { perSecond: 1, burst: 3 } });
    await relay.onDuty();
    const { tab } = await relay.waiting();
    for (let at = 0; at < 10; at++) await tab.beaten();
    await relay.clock.advance(3 * relay.settings.sweepMs);
    for (let at = 0; at < 6; at++) await tab.beaten();
    tab.say({ t: 'beat' });
    expect(await tab.hear('refused')).toEqual({ t: 'refused', code: 'rate-limited' });
    expect(await tab.closed()).toBe(4003);
  });

  it('L4: whoever is outside may say less, and all that they may again when they are', async () => {
    const outsideRate = { perSecond: 1, burst: 4 };
    await start({ outsideRate });
    const outside = [await relay.youth(), await relay.console()] as const;
    for (const tab of outside) {
      for (let at = 0; at < 4; at++) await tab.beaten();
    }
    await relay.clock.advance(2 * relay.settings.sweepMs);
    for (const tab of outside) {
      for (let at = 0; at < 2; at++) await tab.beaten();
      for (let at = 0; at < 300; at++) tab.raw('{"t":"beat"}');
      expect(await tab.closed()).not.toBe(1000);
    }
    expect(relay.refusals.get('rate-limited')).toBe(2);
    await expect.poll(() => relay.hub.gauges().connections).toBe(0);

    await relay.onDuty();
    const { tab } = await relay.waiting();
    for (let at = 0; at < 2 * outsideRate.burst; at++) await tab.beaten();
    tab.say({ t: 'leave' });
    await expect.poll(() => relay.hub.gauges().unjoined).toBe(1);
    await relay.clock.advance(relay.settings.sweepMs);
    for (let at = 0; at < outsideRate.burst; at++) await tab.beaten();
    tab.say({ t: 'beat' });
    expect(await tab.hear('refused')).toEqual({ t: 'refused', code: 'rate-limited' });
  });

  it('L4: frames count as messages do', async () => {
    await start({ youthRate: { perSecond: 1, burst: 5 } });
    const console = await relay.onDuty();
    const { tab } = await relay.talking(console);
    for (let sequence = 0; sequence < 6; sequence++) tab.frame(1, sequence);
    expect(await tab.hear('refused')).toEqual({ t: 'refused', code: 'rate-limited' });
    expect(await tab.closed()).toBe(4003);
    expect(relay.counts.relayed).toBe(5);
    expect(await console.hear('presence')).toMatchObject({ youthPresent: false });
  });
});

describe('connections', () => {
  it('L5: readers make room for each newcomer, the longest outside first, and never anybody who waits', async () => {
    await start({ mostUnjoined: 2 });
    const { tab: waits } = await relay.onDuty().then(() => relay.waiting());
    const readers = [await relay.youth(), await relay.youth()];
    await relay.youth();
    expect(await readers[0]?.hear('refused')).toEqual({ t: 'refused', code: 'idle' });
    expect(await readers[0]?.closed()).toBe(CLOSE.idle);
    await Promise.all([waits.beaten(), readers[1]?.beaten()]);
    await expect.poll(() => relay.hub.gauges()).toMatchObject({ connections: 4, unjoined: 2, waiting: 1 });
  });

  it('L5: who talks comes back, who is new joins, and staff sign in, however many read', async () => {
    await start({ mostConnections: 8, mostUnjoined: 3, spareConnections: 2 });
    const console = await relay.onDuty();
    const { tab, id, resume } = await relay.talking(console);
    tab.cut();
    await console.hear('presence', ({ youthPresent }) => !youthPresent);
    for (let at = 0; at < 10; at++) await relay.youth();
    const back = await relay.youth();
    back.say({ t: 'resume', id, resume });
    expect(await back.hear('resumed')).toMatchObject({ state: 'open' });
    await relay.onDuty('Bo');
    const { tab: joined } = await relay.waiting();
    await Promise.all([back.beaten(), console.beaten(), joined.beaten()]);
    await expect.poll(() => relay.hub.gauges()).toMatchObject({ connections: 6, unjoined: 2 });
  });

  it('L5: consoles that never say hello make room for those who do', async () => {
    await start({ spareConnections: 2 });
    const silent = [await relay.console(), await relay.console()];
    await relay.onDuty();
    expect(await silent[0]?.closed()).toBe(CLOSE.tooManyConnections);
    await relay.onDuty('Bo');
    await silent[1]?.beaten();
  });

  it('L5: beyond the most connections nobody joins, and is told; who has a place keeps it and may come back to it', async () => {
    await start({ mostConnections: 3, spareConnections: 2 });
    await relay.onDuty();
    const [first, second] = [await relay.waiting(), await relay.waiting()];
    const refused = await relay.youth();
    refused.say({ t: 'join', notice: acknowledging(), profile: {} });
    expect(await refused.hear('refused')).toEqual({ t: 'refused', code: 'too-many-connections' });
    expect(await refused.closed()).toBe(CLOSE.tooManyConnections);
    const elsewhere = await relay.youth();
    elsewhere.say({ t: 'resume', id: first.id, resume: first.resume });
    expect(await elsewhere.hear('resumed')).toMatchObject({ state: 'waiting' });
    second.tab.say({ t: 'leave' });
    await expect.poll(() => relay.hub.gauges().waiting).toBe(1);
    await relay.waiting();
  });

  it('L5: whoever opens sockets and answers nothing, not even the close, fills no memory', async () => {
    await start({ mostConnections: 4, mostUnjoined: 3, spareConnections: 2 });
    for (let at = 0; at < 30; at++) {
      const mute = connect(relay.port, '127.0.0.1');
      mute.on('error', () => undefined);
      mute.write(
        'GET /youth/socket HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
          `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${'A'.repeat(22)}==\r\nSec-WebSocket-Protocol: ${SUBPROTOCOL}\r\n\r\n`,
      );
      await once(mute, 'data');
    }
    await expect.poll(() => relay.hub.gauges().connections).toBeLessThanOrEqual(5);
    await relay.youth().then((tab) => tab.beaten());
  });

  it.each([
    ['C7: who closes the page before the join is answered has left', CLOSE.goingAway, 1],
    ['L5, Q5: whose line is lost before the join is answered is counted no more, and keeps the place', CLOSE.normal, 0],
  ])('%s', async (_name, code, abandoned) => {
    const store = new SlowStore();
    relay = await TestRelay.start({ store });
    await relay.onDuty();
    const tab = await relay.youth();
    store.waits = new Promise((resolve) => {
      store.goOn = resolve;
    });
    tab.say({ t: 'join', notice: acknowledging(), profile: {} });
    await expect.poll(() => store.asked).toBe(true);
    tab.socket.close(code);
    await expect.poll(() => relay.hub.gauges().connections).toBe(1);
    store.goOn();
    await expect.poll(() => relay.counts.joined).toBe(1);
    await expect.poll(() => relay.hub.gauges()).toMatchObject({ connections: 1, unjoined: 0 });
    await expect.poll(() => store.overview()).toMatchObject({ waiting: 0 });
    expect(relay.ended.abandoned).toBe(abandoned);
  });

  it('L6: one that does not join, and a console that does not say hello, are closed idle', async () => {
    await start({ idleMs: 60_000, handshakeMs: 10_000 });
    const [tab, console] = [await relay.youth(), await relay.console()];
    await passing(10_000);
    expect(await console.hear('refused')).toMatchObject({ code: 'idle' });
    expect(await console.closed()).toBe(4006);
    await tab.beaten();
    await passing(50_000);
    expect(await tab.hear('refused')).toEqual({ t: 'refused', code: 'idle' });
    expect(await tab.closed()).toBe(4006);
  });

  it('L6: nobody who waits or talks is idle, but whoever is outside again is, from then on', async () => {
    await start({ idleMs: 60_000 });
    const console = await relay.onDuty();
    const { tab, id } = await relay.talking(console);
    await passing(90_000);
    await tab.beaten();
    console.say({ t: 'end', id });
    await tab.hear('ended');
    await relay.clock.advance(50_000);
    await tab.beaten();
    await passing(10_000);
    expect(await tab.closed()).toBe(4006);
  });

  it('P6: silent for longer than the limit is gone; a beat is enough, and is answered', async () => {
    await start({ silenceMs: 30_000 });
    const console = await relay.onDuty();
    const { tab, id } = await relay.talking(console);
    for (let at = 0; at < 3; at++) {
      await relay.clock.advance(20_000);
      await Promise.all([tab.beaten(), console.beaten()]);
    }
    await relay.clock.advance(20_000);
    await console.beaten();
    await passing(10_000);
    expect(await tab.closed()).toBe(1006);
    expect(await console.hear('presence')).toEqual({ t: 'presence', id, youthPresent: false });
  });

  it('L7, L9: a reader that does not read is dropped before it fills memory, and its peer is told', async () => {
    await start({ bufferBytes: 64 * 1024, staffRate: { perSecond: 1, burst: 1_000_000 } });
    const console = await relay.onDuty();
    const slow = await relay.talking(console);
    const other = await relay.talking(console);
    slow.tab.socket.pause();
    let sent = 0;
    while (console.pending('presence').length === 0) {
      for (let at = 0; at < 64; at++) console.frame(1, sent++, slow.conversation.route);
      await console.beaten();
    }
    expect(console.pending('presence')).toEqual([{ t: 'presence', id: slow.id, youthPresent: false }]);
    expect(relay.refusals.get('too-slow')).toBe(1);
    console.frame(1, 5, other.conversation.route);
    expect(await other.tab.hearFrame()).toEqual(frameOf(1, 5));
    slow.tab.socket.resume();
    expect(await slow.tab.closed()).toBe(4005);
  });

  it('L8: a client of another version is let in only to be told so', async () => {
    await start();
    for (const offered of ['dorren.v0', ['dorren.v2', 'chat']]) {
      for (const path of ['/youth/socket', '/staff/socket']) {
        const tab: YouthTab = new TestSocket(relay.address + path, offered);
        expect(await tab.hear('refused')).toMatchObject({ code: 'unsupported-version' });
        expect(await tab.closed()).toBe(4000);
      }
    }
    const none: YouthTab = new TestSocket(`${relay.address}/youth/socket`, []);
    expect(await none.closed()).toBe(4000);
    const both: YouthTab = new TestSocket(`${relay.address}/youth/socket`, ['dorren.v9', SUBPROTOCOL]);
    await both.opened();
    await both.beaten();
    expect(both.socket.protocol).toBe(SUBPROTOCOL);
  });

  it('opens for pages of the same origin, for those in the settings, and for whoever names none', async () => {
    await start({ allowedOrigins: ['https://dev.example'] });
    const host = `127.0.0.1:${relay.port}`;
    for (const origin of [`http://${host}`, `https://${host}`, 'https://dev.example']) {
      const tab: YouthTab = new TestSocket(`${relay.address}/youth/socket`, SUBPROTOCOL, { origin });
      await (await tab.opened()).beaten();
    }
    for (const origin of ['https://evil.example', `http://${host}.evil.example`, 'null', '']) {
      expect(await refusedUpgrade('/staff/socket', { Origin: origin })).toEqual([403, { code: 'not-allowed' }]);
    }
  });

  it('knows two addresses and no other, with nothing after them', async () => {
    await start();
    for (const path of ['/', '/youth', '/youth/socket/', '/youth/socket?id=1', '//youth/socket']) {
      expect((await refusedUpgrade(path))[0]).toBe(404);
    }
  });

  it('says nothing more once it has answered a close', async () => {
    await start();
    const { port } = relay;
    const socket = connect(port, '127.0.0.1');
    const chunks: Buffer[] = [];
    socket.on('data', (chunk) => chunks.push(chunk));
    const lines = [
      'GET /youth/socket HTTP/1.1',
      `Host: 127.0.0.1:${port}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
      `Sec-WebSocket-Protocol: ${SUBPROTOCOL}`,
    ];
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
    await expect.poll(() => Buffer.concat(chunks).includes('"door"')).toBe(true);
    chunks.length = 0;
    // In one piece, so that the answer to the beat is still to be written when the close is answered. Masked with zeros.
    const beat = Buffer.from(JSON.stringify({ t: 'beat' }));
    const masked = (opcode: number, payload: Buffer) =>
      Buffer.concat([Buffer.from([0x80 | opcode, 0x80 | payload.length, 0, 0, 0, 0]), payload]);
    socket.write(Buffer.concat([masked(1, beat), masked(8, Buffer.from([0x03, 0xe8]))]));
    await once(socket, 'close');
    expect(Buffer.concat(chunks).toString('hex')).toMatch(/880203e8$/);
  });

  it('L9: a client that goes in the middle of a message leaves the others untouched', async () => {
    await start();
    const console = await relay.onDuty();
    const { tab, conversation } = await relay.talking(console);
    const raw = connect(relay.port, '127.0.0.1');
    raw.write(
      `GET /youth/socket HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n` +
        `Sec-WebSocket-Protocol: ${SUBPROTOCOL}\r\n\r\n`,
    );
    await once(raw, 'data');
    raw.write(Buffer.from([0x82, 0xfe, 0x04, 0x00, 1, 2, 3, 4, 5]));
    raw.resetAndDestroy();
    await expect.poll(() => relay.hub.gauges().connections).toBe(2);
    console.frame(1, 3, conversation.route);
    expect(await tab.hearFrame()).toEqual(frameOf(1, 3));
  });
});
