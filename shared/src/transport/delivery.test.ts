import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { FRAME_BYTES, readHeader } from '../protocol/frame.ts';
import { type SealedItem, sealedItem } from '../protocol/items.ts';
import { encodePayload, MAX_CONTENT_BYTES, MAX_ITEM_BYTES, MAX_TEXT_BYTES, PAYLOAD_KIND } from '../protocol/payload.ts';
import { Delivery, RESEND_MS, WINDOW } from './delivery.ts';
import { FakeClock } from './fake-clock.ts';
import { LinkedPair, SIDES, type Side } from './linked-pair.ts';
import { makeChannels } from './test-keys.ts';

const HOUR = 3_600_000;

/** Two ends, linked and past the youth's first frame. */
function talk() {
  const clock = new FakeClock();
  const channels = makeChannels(3);
  const heard: Record<Side, string[]> = { a: [], b: [] };
  const marks: Record<Side, string[]> = { a: [], b: [] };
  const writing: Record<Side, boolean[]> = { a: [], b: [] };
  const end = (side: Side): Delivery =>
    new Delivery(3, channels[side], clock, {
      send: (frame) => pair.send(side, frame),
      text: (text) => heard[side].push(text),
      item: (item) => heard[side].push(JSON.stringify(item)),
      writing: (now) => writing[side].push(now),
      marked: (text, mark) => marks[side].push(`${text} ${mark}`),
    });
  const a = end('a');
  const b = end('b');
  const pair: LinkedPair = new LinkedPair({ a: (frame) => a.receive(frame), b: (frame) => b.receive(frame) });
  a.setLink(true);
  b.setLink(true);
  a.greet();
  settle();
  pair.sent.a = 0;
  pair.sent.b = 0;
  return { clock, pair, a, b, channels, heard, marks, writing, settle };

  function settle(): void {
    for (let turn = 0; turn < 100; turn++) {
      pair.flush();
      clock.advance(150);
    }
  }
}

describe('texts', () => {
  it('D4: are delivered once, and marked so when the acknowledgement covers their last frame', () => {
    const { a, heard, marks, settle } = talk();
    expect(a.sendText('hej', 1)).toBe('sent');
    expect(marks.a).toEqual([]);
    settle();
    expect(heard.b).toEqual(['hej']);
    expect(marks.a).toEqual(['1 delivered']);
    expect(a.kept).toBe(0);
  });

  it('are split and put together again at any length, in any script', () => {
    const { a, heard, settle } = talk();
    const long = 'å😀ش'.repeat(Math.floor(MAX_TEXT_BYTES / 8));
    expect(a.sendText(long, 1)).toBe('sent');
    settle();
    expect(heard.b).toEqual([long]);
  });

  it('D5: that are empty, too long or too many are not taken, and none is lost', () => {
    const { a, pair, heard, settle } = talk();
    expect(a.sendText('', 1)).toBeNull();
    expect(a.sendText('x'.repeat(MAX_TEXT_BYTES + 1), 1)).toBeNull();
    a.setLink(false);
    const taken: string[] = [];
    for (let number = 1; number < 100; number++)
      if (a.sendText(`text ${number}`, number) === 'waiting') taken.push(`text ${number}`);
    expect(taken.length).toBeGreaterThan(16);
    expect(a.kept).toBeLessThanOrEqual(WINDOW);
    expect(a.canSend).toBe(false);
    expect(pair.underWay).toBe(0);
    a.setLink(true);
    settle();
    expect(heard.b).toEqual(taken);
    expect(a.canSend).toBe(true);
  });

  it('D1: are sealed once: what goes again is the same frame, byte for byte', () => {
    const { a, pair, clock } = talk();
    const seen: string[] = [];
    const send = pair.send.bind(pair);
    pair.send = (from, frame) => {
      if (from === 'a') seen.push(Buffer.from(frame).toString('hex'));
      send(from, frame);
    };
    a.sendText('en gång', 1);
    pair.cut();
    clock.advance(RESEND_MS);
    a.setLink(false);
    a.setLink(true);
    // Three times the text, twice the quiet frame that was kept before it.
    expect(seen).toHaveLength(5);
    expect(new Set(seen).size).toBe(2);
    expect(seen[0]).toHaveLength(2 * FRAME_BYTES);
  });

  it('D2: that get no acknowledgement are sent again after 3 s, doubling to 15 s', () => {
    const { a, pair, clock } = talk();
    a.sendText('hör du?', 1);
    const at: number[] = [];
    const start = clock.now();
    const send = pair.send.bind(pair);
    pair.send = (from, frame) => {
      at.push((clock.now() - start) / 1000);
      send(from, frame);
      pair.cut();
    };
    pair.cut();
    clock.advance(60_000);
    expect([...new Set(at)]).toEqual([3, 9, 21, 36, 51]);
  });

  it('D2: keep being sent again while others are added', () => {
    const { a, pair, clock } = talk();
    a.sendText('one', 1);
    pair.cut();
    pair.sent.a = 0;
    clock.advance(2_000);
    a.sendText('two', 2);
    expect(pair.sent.a).toBe(1);
    clock.advance(1_000);
    expect(pair.sent.a).toBe(4);
  });

  it('tell their mark when they leave late', () => {
    const { a, marks } = talk();
    a.setLink(false);
    expect(a.sendText('senare', 7)).toBe('waiting');
    a.setLink(true);
    expect(marks.a).toEqual(['7 sent']);
  });
});

describe('items', () => {
  const ID = 'A'.repeat(22);
  const farewell: SealedItem = { k: 'farewell', offer: ID };
  const CARD = JSON.stringify({
    ...{ language: 'sv', name: 'A', kind: 'police', about: 'B', whatHappens: null, anonymity: 'yes', hours: null },
    ...{ languages: [], interpreter: false, telephone: null, safeContact: null, saysWho: null },
  });

  it('keep one order with the texts, and are marked as they are, but without a number', () => {
    const { a, heard, marks, settle } = talk();
    a.sendText('before', 1);
    expect(a.sendItem({ k: 'summary', offer: ID, lines: ['one', 'two'] }, 2)).toBe('sent');
    a.sendText('between', 3);
    a.sendItem(farewell);
    settle();
    const summary = '{"k":"summary","offer":"AAAAAAAAAAAAAAAAAAAAAA","lines":["one","two"]}';
    expect(heard.b).toEqual(['before', summary, 'between', JSON.stringify(farewell)]);
    expect(marks.a).toEqual(['1 delivered', '2 delivered', '3 delivered']);
  });

  it('of the longest summary, proposal, card and text are taken whole, and anything longer is not', () => {
    const { a, heard, settle } = talk();
    const letter = '\u1200';
    const lines = Array.from({ length: 12 }, () => letter.repeat(400));
    const paragraph = letter.repeat(1_200);
    const week = Array.from({ length: 7 }, () => [{ from: '08:00', to: '16:30' }]);
    const longest: unknown[] = [
      { k: 'summary', offer: ID, lines },
      { k: 'proposal', offer: ID, mode: 'handover', staffId: ID, reason: 'competence', summary: lines },
      {
        k: 'card',
        card: {
          ...{ language: 'sv', name: letter.repeat(120), kind: 'police', about: paragraph, whatHappens: paragraph },
          ...{ anonymity: 'yes', languages: ['sv', 'ti'], interpreter: true, telephone: '112', safeContact: paragraph },
          hours: { always: false, week, holidays: 'as-usual', exceptions: [] },
          saysWho: null,
        },
        seen: [0, 4_294_967_295, 1].map((party) => ({ party, said: 999_999, hash: 'A'.repeat(43) })),
      },
      {
        k: 'said',
        text: '"'.repeat(MAX_TEXT_BYTES),
        seen: [0, 4_294_967_295, 1].map((party) => ({ party, said: 999_999, hash: 'A'.repeat(43) })),
      },
    ];
    for (const item of longest) {
      expect(a.canSendItem).toBe(true);
      expect(a.sendItem(v.parse(sealedItem, item), 1)).toBe('sent');
      settle();
    }
    expect(heard.b.map((text) => JSON.parse(text))).toEqual(longest);
    const long: SealedItem = { k: 'said', text: 'x'.repeat(MAX_ITEM_BYTES), seen: [] };
    expect(a.sendItem(long, 2)).toBeNull();
  });

  it('D5: that are too many are not taken, and it is said beforehand', () => {
    const { a, heard, settle } = talk();
    a.setLink(false);
    let taken = 0;
    while (a.canSendItem) {
      expect(a.sendItem(farewell, ++taken)).toBe('waiting');
      expect(a.kept).toBeLessThanOrEqual(WINDOW);
    }
    expect(taken).toBeGreaterThan(8);
    a.setLink(true);
    settle();
    expect(heard.b).toHaveLength(taken);
    expect(a.canSendItem).toBe(true);
  });

  it('D5: that are short are taken as long as there is room for them, and it is said beforehand', () => {
    const { a, heard, settle } = talk();
    a.setLink(false);
    const long: SealedItem = { k: 'said', text: 'x'.repeat(MAX_TEXT_BYTES), seen: [] };
    expect(a.takesItem(long)).toBe(true);
    let taken = 0;
    while (a.takesItem(farewell)) expect(a.sendItem(farewell, ++taken)).toBe('waiting');
    expect(a.canSendItem).toBe(false);
    expect(a.takesItem(long)).toBe(false);
    expect(a.sendItem(farewell, taken + 1)).toBeNull();
    expect(taken).toBeGreaterThan(20);
    a.setLink(true);
    settle();
    expect(heard.b).toHaveLength(taken);
    a.close();
    expect(a.takesItem(farewell)).toBe(false);
  });

  it('D8: that are not exactly of their schema are refused and counted, and what follows is heard', () => {
    const { a, b, heard, channels, settle } = talk();
    const bad = [
      '{"k":"farewell"}',
      '{"k":"farewell","offer":"AAAAAAAAAAAAAAAAAAAAAA","more":1}',
      '{"k":"unheard-of"}',
      'no JSON',
      '"farewell"',
      String.raw`{"k":"said","text":"\ud800","seen":[]}`,
      `{"k":"card","card":${CARD}}`,
      `{"k":"card","card":${CARD},"seen":[]}`,
      `{"k":"said","text":"x","seen":[${'{"party":0,"said":0,"hash":"A"},'.repeat(3).slice(0, -1)}]}`,
      '',
    ];
    for (const text of bad) {
      const content = new TextEncoder().encode(text).subarray(0, MAX_CONTENT_BYTES);
      const payload = encodePayload({ kind: PAYLOAD_KIND.item, more: false, acknowledged: 1, content });
      b.receive(channels.a.seal(payload));
    }
    expect(b.refused).toBe(bad.length);
    expect(heard.b).toEqual([]);
    expect(a.sendItem(farewell)).toBe('sent');
    settle();
    expect(heard.b).toEqual([JSON.stringify(farewell)]);
  });

  it('D8: that grow too long are refused as a whole, and hold up no text', () => {
    const { b, heard, channels } = talk();
    const content = new Uint8Array(MAX_CONTENT_BYTES).fill(0x20);
    const part = (kind: 1 | 5, more: boolean, bytes = content): void =>
      b.receive(channels.a.seal(encodePayload({ kind, more, acknowledged: 1, content: bytes })));
    for (let number = 0; number < 20; number++) part(PAYLOAD_KIND.item, true);
    part(PAYLOAD_KIND.text, false, new TextEncoder().encode('hej'));
    part(PAYLOAD_KIND.item, false, new TextEncoder().encode(JSON.stringify(farewell)));
    expect(heard.b).toEqual(['hej']);
    expect(b.refused).toBe(1);
  });
});

describe('settled', () => {
  it('is told when the peer has everything, and knows that we have everything of theirs', () => {
    const clock = new FakeClock();
    const channels = makeChannels(3);
    const nothing = { text: () => undefined, item: () => undefined, writing: () => undefined, marked: () => undefined };
    let told = 0;
    const settled = (): void => {
      told++;
    };
    const a = new Delivery(3, channels.a, clock, { ...nothing, settled, send: (frame) => pair.send('a', frame) });
    const b = new Delivery(3, channels.b, clock, { ...nothing, send: (frame) => pair.send('b', frame) });
    const pair: LinkedPair = new LinkedPair({ a: (frame) => a.receive(frame), b: (frame) => b.receive(frame) });
    for (const end of [a, b]) end.setLink(true);
    a.greet();
    expect([a.settled, told]).toEqual([false, 0]);
    pair.flush();
    clock.advance(150);
    pair.flush();
    // The acknowledgement of the first frame is itself a first frame, and is owed an answer.
    clock.advance(150);
    pair.flush();
    expect([a.settled, b.settled]).toEqual([true, true]);
    b.sendText('last words', 1);
    pair.flush();
    expect(a.settled).toBe(false);
    told = 0;
    clock.advance(150);
    expect([a.settled, told]).toEqual([true, 1]);
    a.sendText('of mine too', 1);
    expect(a.settled).toBe(false);
    pair.flush();
    clock.advance(150);
    pair.flush();
    expect(a.settled).toBe(true);
  });
});

describe('frames', () => {
  it('D3: that come again are dropped and acknowledged again', () => {
    const { a, b, pair, clock, heard } = talk();
    a.sendText('hej', 1);
    pair.befall({ kind: 'double', from: 'a', at: 0 });
    pair.befall({ kind: 'deliver', from: 'a', at: 0 });
    clock.advance(150);
    pair.cut();
    expect(b.kept).toBe(1);
    clock.advance(RESEND_MS);
    pair.flush();
    clock.advance(150);
    pair.flush();
    expect(heard.b).toEqual(['hej']);
    expect(a.kept).toBe(0);
  });

  it('D3: ahead of a gap wait for it, within bounds', () => {
    const { a, b, pair, heard } = talk();
    a.sendText('one', 1);
    a.sendText('two', 2);
    a.sendText('three', 3);
    pair.befall({ kind: 'swap', from: 'a', at: 0 });
    pair.befall({ kind: 'swap', from: 'a', at: 0 });
    pair.befall({ kind: 'deliver', from: 'a', at: 0 });
    pair.befall({ kind: 'deliver', from: 'a', at: 1 });
    expect(heard.b).toEqual([]);
    pair.flush();
    expect(heard.b).toEqual(['one', 'two', 'three']);
    const far = new Uint8Array(FRAME_BYTES);
    far.set([2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 9, 9]);
    b.receive(far);
    expect(b.refused).toBe(1);
  });

  it('D8: that do not open are refused and counted, and move nothing', () => {
    const { a, b, pair, heard, settle } = talk();
    let first: Uint8Array | null = null;
    const send = pair.send.bind(pair);
    pair.send = (from, frame) => {
      first ??= frame.slice();
      send(from, frame);
    };
    a.sendText('hej', 1);
    pair.cut();
    const forged = (change: (frame: Uint8Array) => void): void => {
      const frame = first?.slice() ?? new Uint8Array(0);
      change(frame);
      b.receive(frame);
    };
    forged((frame) => frame.set([(frame[700] ?? 0) ^ 1], 700));
    forged((frame) => frame.set([1], 0));
    forged((frame) => frame.set([4], 11));
    b.receive(new Uint8Array(3));
    expect(b.refused).toBe(4);
    // Forged to stand in a later frame's place.
    forged((frame) => frame.set([2], 15));
    settle();
    a.sendText('du', 2);
    settle();
    expect(heard.b).toEqual(['hej', 'du']);
  });

  it('D8: that open but say what no peer may are refused and counted', () => {
    const { b, channels } = talk();
    const content = new TextEncoder().encode('x');
    const send = (kind: 1 | 3, acknowledged: number, bytes: Uint8Array): void =>
      b.receive(channels.a.seal(encodePayload({ kind, more: false, acknowledged, content: bytes })));
    send(PAYLOAD_KIND.acknowledgement, 99, new Uint8Array(0));
    send(PAYLOAD_KIND.text, 1, new Uint8Array([0xff]));
    send(PAYLOAD_KIND.text, 1, content.subarray(1));
    b.receive(channels.a.seal(new Uint8Array(992).fill(7)));
    expect(b.refused).toBe(4);
  });

  it('D7: go on over several rekeyings', () => {
    const { a, b, heard, settle } = talk();
    for (let number = 1; number <= 600; number++) {
      a.sendText(`a${number}`, number);
      if (number % 3 === 0) b.sendText(`b${number}`, number);
      if (number % 10 === 0) settle();
    }
    expect(heard.b).toHaveLength(600);
    expect(heard.a).toHaveLength(200);
    expect(a.refused + b.refused).toBe(0);
  });
});

describe('quiet', () => {
  it('D6: acknowledgements do not answer each other, and the clock comes to rest', () => {
    const { a, b, pair, clock, settle } = talk();
    a.sendText('hej', 1);
    b.sendText('hej', 1);
    settle();
    const sent = { ...pair.sent };
    clock.advance(HOUR);
    pair.flush();
    expect(pair.sent).toEqual(sent);
    expect(clock.pending).toBe(0);
    expect(sent.a + sent.b).toBeLessThanOrEqual(6);
  });

  it('D6: at latest every sixteenth quiet frame is acknowledged', () => {
    const { a, b, clock, pair, settle } = talk();
    for (let time = 0; time < 40; time++) {
      a.writing();
      clock.advance(3_000);
      pair.flush();
    }
    settle();
    expect(a.kept).toBeLessThan(16);
    expect(pair.sent.a).toBe(40);
    expect(pair.sent.b).toBeLessThanOrEqual(3);
    expect(b.kept).toBeLessThanOrEqual(3);
  });

  it('"is writing" goes at most every 3 s, is shown for 5 s, and goes with the text', () => {
    const { a, clock, pair, writing } = talk();
    a.writing();
    a.writing();
    expect(pair.sent.a).toBe(1);
    pair.flush();
    expect(writing.b).toEqual([true]);
    clock.advance(5_000);
    expect(writing.b).toEqual([true, false]);
    a.writing();
    a.sendText('hej', 1);
    pair.flush();
    expect(writing.b).toEqual([true, false, true, false]);
    a.setLink(false);
    clock.advance(10_000);
    const { kept } = a;
    a.writing();
    expect(a.kept).toBe(kept);
  });

  it('a lost first frame is sent again by the clock, so that the counsellor can begin', () => {
    const { clock, pair, a, b } = (() => {
      const fresh = talk();
      const channels = makeChannels(3);
      const nothing = {
        text: () => undefined,
        item: () => undefined,
        writing: () => undefined,
        marked: () => undefined,
      };
      const one = new Delivery(3, channels.a, fresh.clock, { ...nothing, send: (frame) => link.send('a', frame) });
      const two = new Delivery(3, channels.b, fresh.clock, { ...nothing, send: (frame) => link.send('b', frame) });
      const link: LinkedPair = new LinkedPair({ a: (frame) => one.receive(frame), b: (frame) => two.receive(frame) });
      return { clock: fresh.clock, pair: link, a: one, b: two };
    })();
    for (const side of [a, b]) side.setLink(true);
    a.greet();
    pair.cut();
    clock.advance(RESEND_MS);
    pair.flush();
    expect(b.opened).toBe(1);
  });

  it('D7: closed, it keeps, sends and takes nothing more', () => {
    const { a, pair, clock, channels } = talk();
    a.sendText('hej', 1);
    pair.cut();
    a.close();
    clock.advance(HOUR);
    a.setLink(true);
    a.greet();
    expect(a.sendText('hej', 2)).toBeNull();
    expect([a.kept, pair.underWay, clock.pending]).toEqual([0, 0, 0]);
    expect(() => channels.a.seal(new Uint8Array(992))).toThrow();
  });

  it('sides and sequence numbers are what the wire says', () => {
    const { channels } = talk();
    const frame = channels.a.seal(
      encodePayload({ kind: PAYLOAD_KIND.cover, more: false, acknowledged: 0, content: new Uint8Array(0) }),
    );
    expect(readHeader(frame)).toEqual({ kind: 2, epoch: 3, sequence: 2 });
    expect(SIDES).toEqual(['a', 'b']);
  });
});
