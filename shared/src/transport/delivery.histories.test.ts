import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Delivery, WINDOW } from './delivery.ts';
import { FakeClock } from './fake-clock.ts';
import { LinkedPair, type Mishap, SIDES, type Side } from './linked-pair.ts';
import { makeChannels } from './test-keys.ts';

type Step =
  | { do: 'text'; side: Side; length: number }
  | { do: 'item'; side: Side; length: number }
  | { do: 'writing'; side: Side }
  | { do: 'link'; side: Side; up: boolean }
  | { do: 'wait'; ms: number }
  | { do: 'befall'; mishap: Mishap }
  | { do: 'cut' }
  | { do: 'flush' };

const side = fc.constantFrom(...SIDES);
const mishap = fc.record({
  kind: fc.constantFrom('deliver', 'deliver', 'deliver', 'drop', 'double', 'swap'),
  from: side,
  at: fc.nat(70),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('text'), side, length: fc.oneof(fc.nat(60), fc.nat(8_000)) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('item'), side, length: fc.oneof(fc.nat(60), fc.nat(4_700)) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('writing'), side }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('link'), side, up: fc.boolean() }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('wait'), ms: fc.constantFrom(50, 150, 1_000, 3_000, 20_000) }),
  },
  { weight: 9, arbitrary: fc.record({ do: fc.constant('befall'), mishap }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cut') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('flush') }) },
) as fc.Arbitrary<Step>;

/** Plays a history, then heals the link; what was heard and marked on the way is checked at every step. */
function play(steps: readonly Step[]): void {
  const clock = new FakeClock();
  const channels = makeChannels(1);
  const said: Record<Side, string[]> = { a: [], b: [] };
  const heard: Record<Side, string[]> = { a: [], b: [] };
  const delivered: Record<Side, number[]> = { a: [], b: [] };
  const other = { a: 'b', b: 'a' } as const;

  const end = (own: Side): Delivery =>
    new Delivery(1, channels[own], clock, {
      send: (frame) => pair.send(own, frame),
      text: (text) => heard[own].push(text),
      item: (item) => heard[own].push(item.k === 'summary' ? item.lines.join('') : item.k),
      writing: () => undefined,
      marked(text, mark) {
        if (mark === 'sent') return;
        delivered[own].push(text);
        // D4: nobody is told "delivered" of what the peer has not been shown.
        expect(heard[other[own]].length).toBeGreaterThanOrEqual(text);
      },
    });
  const ends = { a: end('a'), b: end('b') };
  const pair: LinkedPair = new LinkedPair({
    a: (frame) => ends.a.receive(frame),
    b: (frame) => ends.b.receive(frame),
  });

  const check = (): void => {
    for (const own of SIDES) {
      expect(ends[own].kept).toBeLessThanOrEqual(WINDOW);
      expect(ends[own].refused).toBe(0);
      // A prefix: nothing doubled, reordered or made up.
      expect(heard[other[own]]).toEqual(said[own].slice(0, heard[other[own]].length));
    }
  };

  for (const own of SIDES) ends[own].setLink(true);
  ends.a.greet();
  for (const now of steps) {
    if (now.do === 'text') {
      const number = said[now.side].length + 1;
      const text = `${number}.${'x'.repeat(now.length)}`;
      // The counsellor's side writes nothing before the youth's first frame is open: see sealed channels.
      const may = now.side === 'a' || ends.b.opened > 0;
      const could = ends[now.side].canSend;
      const mark = may ? ends[now.side].sendText(text, number) : null;
      if (mark !== null) said[now.side].push(text);
      if (may && could && now.length < 7_900) expect(mark).not.toBeNull();
    } else if (now.do === 'item') {
      const number = said[now.side].length + 1;
      const text = `${number}.${'x'.repeat(now.length)}`;
      const lines = Array.from({ length: 12 }, (_, line) => text.slice(line * 400, (line + 1) * 400));
      const may = now.side === 'a' || ends.b.opened > 0;
      const could = ends[now.side].canSendItem;
      const item = { k: 'summary', offer: 'A'.repeat(22), lines: lines.filter((line) => line !== '') } as const;
      const mark = may ? ends[now.side].sendItem(item, number) : null;
      if (mark !== null) said[now.side].push(text);
      if (may && could) expect(mark).not.toBeNull();
    } else if (now.do === 'writing') {
      if (now.side === 'a' || ends.b.opened > 0) ends[now.side].writing();
    } else if (now.do === 'link') ends[now.side].setLink(now.up);
    else if (now.do === 'wait') clock.advance(now.ms);
    else if (now.do === 'befall') pair.befall(now.mishap);
    else if (now.do === 'cut') pair.cut();
    else pair.flush();
    check();
  }

  // The link heals: everything arrives, and then both ends are silent.
  for (const own of SIDES) ends[own].setLink(true);
  for (let turn = 0; turn < 12; turn++) {
    pair.flush();
    clock.advance(150);
    pair.flush();
    clock.advance(15_000);
  }
  check();
  for (const own of SIDES) {
    expect(heard[other[own]]).toEqual(said[own]);
    expect(delivered[own]).toEqual(said[own].map((_, index) => index + 1));
    expect(ends[own].canSendItem).toBe(true);
    expect(ends[own].settled).toBe(true);
  }
  const sent = { ...pair.sent };
  clock.advance(3_600_000);
  expect(pair.sent).toEqual(sent);
  expect(clock.pending).toBe(0);
}

it('D1 to D6: whatever the link does, nothing is lost, doubled or reordered, all is bounded, and it comes to rest', () => {
  fc.assert(fc.property(fc.array(step, { maxLength: 120, size: 'max' }), play), { numRuns: 150 });
});

it('D5: two ends that are full and have heard nothing of each other come loose again', () => {
  const full = SIDES.flatMap((own) => Array.from({ length: 40 }, (): Step => ({ do: 'text', side: own, length: 5 })));
  const arrivals = Array.from({ length: 40 }, (_, turn): Step[] => [
    { do: 'befall', mishap: { kind: 'deliver', from: turn % 2 === 0 ? 'a' : 'b', at: 0 } },
    { do: 'wait', ms: 150 },
  ]);
  play([
    { do: 'flush' },
    { do: 'wait', ms: 150 },
    { do: 'flush' },
    ...full,
    ...arrivals.flat(),
    { do: 'cut' },
    ...full,
  ]);
});

it('D2, D4: an acknowledgement that was lost comes again, also when what is sent again ends in frames that ask for none', () => {
  play([
    { do: 'flush' },
    { do: 'text', side: 'b', length: 0 },
    { do: 'item', side: 'a', length: 3_847 },
    { do: 'befall', mishap: { kind: 'deliver', from: 'a', at: 0 } },
    { do: 'befall', mishap: { kind: 'deliver', from: 'b', at: 0 } },
    { do: 'wait', ms: 150 },
    // a's acknowledgement of b's text.
    { do: 'befall', mishap: { kind: 'drop', from: 'a', at: 4 } },
  ]);
});
