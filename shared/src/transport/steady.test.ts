import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_CONTROL_BYTES } from '../protocol/codec.ts';
import { FRAME_BYTES } from '../protocol/frame.ts';
import { COVER_BYTES, type InnerMessage, SteadyPacker, SteadyUnpacker } from './steady.ts';

type Said = { kind: 'text'; text: string } | { kind: 'frame'; bytes: Uint8Array };

const text = fc
  .oneof(fc.string({ minLength: 1, maxLength: 40, unit: 'binary' }), fc.string({ minLength: 1, maxLength: 5_000 }))
  .filter((one) => one.isWellFormed());
const said: fc.Arbitrary<Said> = fc.oneof(
  text.map((one): Said => ({ kind: 'text', text: one })),
  fc
    .oneof(fc.constant(FRAME_BYTES), fc.integer({ min: 1, max: MAX_CONTROL_BYTES }))
    .chain((length) => fc.uint8Array({ minLength: length, maxLength: length }))
    .map((bytes): Said => ({ kind: 'frame', bytes })),
);

const recordOf = (packer: SteadyPacker) => {
  const record = new Uint8Array(COVER_BYTES).fill(0xff);
  packer.fill(record);
  return record;
};
const say = (packer: SteadyPacker, one: Said) => {
  if (one.kind === 'text') packer.text(one.text);
  else packer.frame(one.bytes.slice());
};
const toldOf = ({ kind, bytes }: InnerMessage): Said =>
  kind === 'text' ? { kind, text: new TextDecoder().decode(bytes) } : { kind, bytes: bytes.slice() };
const unpacked = (unpacker: SteadyUnpacker, record: Uint8Array): Said[] => {
  const result = unpacker.unpack(record);
  if (!result.ok) throw new Error(result.code);
  return result.messages.map(toldOf);
};
/** Without frames that are the same as one before: those are not said twice while one waits. */
const isNew = (one: Said, at: number, all: readonly Said[]) =>
  one.kind === 'text' ||
  all.findIndex((other) => other.kind === 'frame' && Buffer.compare(other.bytes, one.bytes) === 0) === at;

describe('a steady line’s records', () => {
  it('W1, W2: carry any messages whole and in order, however records cut them and whenever they are said', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof({ arbitrary: said, weight: 3 }, fc.constant('record' as const))), (steps) => {
        const packer = new SteadyPacker();
        const unpacker = new SteadyUnpacker();
        const all = steps.filter((step) => step !== 'record').filter(isNew);
        const queue = [...all];
        const heard: Said[] = [];
        for (const step of steps) {
          if (step === 'record') heard.push(...unpacked(unpacker, recordOf(packer)));
          else if (queue[0] === step) say(packer, queue.shift() as Said);
        }
        while (packer.pending > 0) heard.push(...unpacked(unpacker, recordOf(packer)));
        expect(heard).toEqual(all);
        expect(unpacker.isBetweenMessages).toBe(true);
      }),
    );
  });

  it('W1: take as much as fits, and are zero where nothing is said', () => {
    const packer = new SteadyPacker();
    expect(recordOf(packer)).toEqual(new Uint8Array(COVER_BYTES));
    const frame = new Uint8Array(FRAME_BYTES).fill(7);
    packer.frame(frame);
    packer.text('{"t":"peer","epoch":1,"present":true}');
    expect(packer.pending).toBeLessThanOrEqual(COVER_BYTES);
    const record = recordOf(packer);
    expect(packer.pending).toBe(0);
    expect(unpacked(new SteadyUnpacker(), record)).toHaveLength(2);
    fc.assert(
      fc.property(fc.array(said, { minLength: 1, maxLength: 20 }), (all) => {
        const whole = new SteadyPacker();
        for (const one of all) say(whole, one);
        let { pending } = whole;
        while (pending > 0) {
          recordOf(whole);
          // Two bytes at most are lost to a header that does not fit.
          expect(pending - whole.pending).toBeGreaterThanOrEqual(Math.min(pending, COVER_BYTES - 2));
          ({ pending } = whole);
        }
      }),
    );
  });

  it('W5: carry a frame that waits already once, also if it has been begun', () => {
    const packer = new SteadyPacker();
    const frame = (sequence: number) => new Uint8Array(FRAME_BYTES).fill(9).fill(sequence, 15, 16);
    packer.text('x'.repeat(500));
    for (const sequence of [1, 2, 1, 2]) packer.frame(frame(sequence));
    const unpacker = new SteadyUnpacker();
    const first = unpacked(unpacker, recordOf(packer));
    expect(first).toHaveLength(1);
    packer.frame(frame(1));
    const rest = [...unpacked(unpacker, recordOf(packer)), ...unpacked(unpacker, recordOf(packer))];
    expect(rest).toEqual([1, 2].map((sequence) => ({ kind: 'frame', bytes: frame(sequence) })));
    expect(packer.pending).toBe(0);
    // Once it is gone, it is said again whenever it is sent again.
    packer.frame(frame(1));
    expect(unpacked(unpacker, recordOf(packer))).toHaveLength(1);
  });

  it('W6: that are garbage are refused, whatever came before, and nothing after them is taken', () => {
    const garbage = fc.oneof(
      fc.uint8Array({ maxLength: COVER_BYTES * 2 }),
      fc.uint8Array({ minLength: COVER_BYTES, maxLength: COVER_BYTES }),
      fc
        .tuple(fc.constantFrom(0, 1, 2, 3), fc.nat(0xffff), fc.nat(COVER_BYTES - 4), fc.nat(255))
        .map(([kind, length, at, byte]) => {
          const record = new Uint8Array(COVER_BYTES);
          record.set([kind, length >>> 8, length & 0xff]);
          record[at] = byte;
          return record;
        }),
    );
    fc.assert(
      fc.property(fc.array(garbage, { maxLength: 8 }), (records) => {
        const unpacker = new SteadyUnpacker(MAX_CONTROL_BYTES);
        let refused = false;
        for (const record of records) {
          const result = unpacker.unpack(record);
          if (refused) expect(result.ok).toBe(false);
          if (!result.ok) refused = true;
          else for (const { bytes } of result.messages) expect(bytes.byteLength).toBeLessThanOrEqual(MAX_CONTROL_BYTES);
        }
      }),
    );
  });

  it.each([
    ['a record of another size', 'malformed', new Uint8Array(COVER_BYTES - 1)],
    ['a kind that there is not', 'malformed', [3, 0, 1, 0]],
    ['an empty message', 'malformed', [1, 0, 0]],
    ['something after the end', 'malformed', [1, 0, 1, 65, 0, 1]],
    [
      'something where there is no room for a header',
      'malformed',
      [1, (COVER_BYTES - 5) >>> 8, (COVER_BYTES - 5) & 0xff],
    ],
    ['a message that is too long', 'too-large', [1, (MAX_CONTROL_BYTES + 1) >>> 8, (MAX_CONTROL_BYTES + 1) & 0xff]],
  ] as const)('W6: refuse %s', (what, code, bytes) => {
    const record = bytes instanceof Uint8Array ? bytes : new Uint8Array(COVER_BYTES);
    if (!(bytes instanceof Uint8Array)) record.set(bytes);
    if (what.includes('no room')) record[COVER_BYTES - 1] = 1;
    expect(new SteadyUnpacker(MAX_CONTROL_BYTES).unpack(record)).toEqual({ ok: false, code });
  });

  it('W1: leave nothing behind of what was wiped', () => {
    const packer = new SteadyPacker();
    packer.text('x'.repeat(2_000));
    const unpacker = new SteadyUnpacker();
    unpacker.unpack(recordOf(packer));
    packer.wipe();
    unpacker.wipe();
    expect(recordOf(packer)).toEqual(new Uint8Array(COVER_BYTES));
    expect(unpacker.isBetweenMessages).toBe(true);
  });

  it('W2: no message is one that a header cannot tell of', () => {
    expect(() => new SteadyPacker().text('x'.repeat(0x1_0000))).toThrow(RangeError);
    expect(() => new SteadyPacker().text('')).toThrow(RangeError);
  });
});
