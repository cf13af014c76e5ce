import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BODY_BYTES,
  FRAME_BYTES,
  FRAME_KIND,
  HEADER_BYTES,
  isFrame,
  PLAINTEXT_BYTES,
  readHeader,
  writeRoute,
} from '../protocol/frame.ts';
import { OpeningKey, SealingKey } from './channel.ts';
import { flipped, sameBytes, wrongLengths } from './fixtures.ts';
import { HandshakeAssembler, MAX_PART_BYTES, openFrame, sealFrame, splitHandshake } from './frames.ts';
import { MESSAGE_1_BYTES, MESSAGE_2_BYTES } from './handshake.ts';
import { CipherState } from './noise/cipher-state.ts';
import { loadSodium } from './sodium.ts';

const sodium = await loadSodium();
const EPOCH = 0x01020304;
const PLAINTEXT = new Uint8Array(PLAINTEXT_BYTES).fill(6);
const cipher = () => new CipherState(sodium, new Uint8Array(32).fill(4));
const sealing = () => new SealingKey(cipher());
const opening = () => new OpeningKey(cipher());

describe('sealed frames', () => {
  it('have one size and a header that says epoch and sequence', () => {
    const key = sealing();
    for (let n = 0; n < 3; n++) {
      const frame = sealFrame(key, EPOCH, PLAINTEXT);
      expect(isFrame(frame)).toBe(true);
      expect(readHeader(frame)).toEqual({ kind: FRAME_KIND.sealed, epoch: EPOCH, sequence: n });
    }
  });

  it('open under any route', () => {
    for (const route of [0, 1, 0xffff_ffff]) {
      const frame = sealFrame(sealing(), EPOCH, PLAINTEXT);
      writeRoute(frame, route);
      const before = frame.slice();
      expect(openFrame(opening(), EPOCH, frame)).toEqual(PLAINTEXT);
      expect(frame).toEqual(before);
    }
  });

  it('do not open with any byte flipped but the route, and a failure moves nothing', () => {
    const key = opening();
    const frame = sealFrame(sealing(), EPOCH, PLAINTEXT);
    for (const { at, changed } of flipped(frame)) {
      const isRoute = at >= 4 && at < 8;
      expect(openFrame(isRoute ? opening() : key, EPOCH, changed)).toEqual(isRoute ? PLAINTEXT : null);
    }
    expect(openFrame(key, EPOCH, frame)).toEqual(PLAINTEXT);
  });

  it('do not open at another length', () => {
    for (const wrong of wrongLengths(sealFrame(sealing(), EPOCH, PLAINTEXT))) {
      expect(openFrame(opening(), EPOCH, wrong)).toBeNull();
    }
  });

  it('do not open in another epoch, whether its number is left or changed', () => {
    const frame = sealFrame(sealing(), EPOCH, PLAINTEXT);
    expect(openFrame(opening(), EPOCH + 1, frame)).toBeNull();
    const renumbered = sealFrame(
      new SealingKey(new CipherState(sodium, new Uint8Array(32).fill(9))),
      EPOCH + 1,
      PLAINTEXT,
    );
    renumbered.set(frame.subarray(HEADER_BYTES), HEADER_BYTES);
    expect(openFrame(opening(), EPOCH + 1, renumbered)).toBeNull();
  });

  it('are of the sealed kind: a peer cannot seal one of another', () => {
    const header = splitHandshake(new Uint8Array(1), EPOCH)[0]?.slice(0, HEADER_BYTES) ?? PLAINTEXT;
    const frame = new Uint8Array(FRAME_BYTES);
    frame.set(header);
    frame.set(sealing().seal(header, PLAINTEXT), HEADER_BYTES);
    expect(opening().open(header, frame.slice(HEADER_BYTES), 0)).toEqual(PLAINTEXT);
    expect(openFrame(opening(), EPOCH, frame)).toBeNull();
  });

  it('open once', () => {
    const key = opening();
    const frame = sealFrame(sealing(), EPOCH, PLAINTEXT);
    expect(openFrame(key, EPOCH, frame)).toEqual(PLAINTEXT);
    expect(openFrame(key, EPOCH, frame)).toBeNull();
  });

  it('are sealed over padded plaintext only', () => {
    const key = sealing();
    expect(() => sealFrame(key, EPOCH, PLAINTEXT.subarray(1))).toThrow(RangeError);
    expect(key.nextSequence).toBe(0);
  });

  it('open out of the middle of a larger buffer', () => {
    const buffer = new Uint8Array(3 * FRAME_BYTES);
    buffer.set(sealFrame(sealing(), EPOCH, PLAINTEXT), 7);
    expect(openFrame(opening(), EPOCH, buffer.subarray(7, 7 + FRAME_BYTES))).toEqual(PLAINTEXT);
  });
});

const message1 = Uint8Array.from({ length: MESSAGE_1_BYTES }, (_, i) => i * 7 + 1);
const message2 = message1.slice(0, MESSAGE_2_BYTES);
const assembler = (bytes = MESSAGE_1_BYTES) => new HandshakeAssembler(EPOCH, bytes);

describe('handshake messages in frames', () => {
  it('message 1 is two parts, message 2 one, as docs/protocol.md says', () => {
    const [first, second, ...none] = splitHandshake(message1, EPOCH);
    expect(none).toHaveLength(0);
    expect(readHeader(first ?? message1)).toEqual({ kind: FRAME_KIND.handshake, epoch: EPOCH, sequence: 0 });
    expect(readHeader(second ?? message1)).toEqual({ kind: FRAME_KIND.handshake, epoch: EPOCH, sequence: 1 });
    // part, parts, length: 1,004 bytes and the 164 that are left.
    expect(first?.slice(16, 20)).toEqual(Uint8Array.of(0, 2, 0x03, 0xec));
    expect(second?.slice(16, 20)).toEqual(Uint8Array.of(1, 2, 0x00, 0xa4));
    expect(second?.slice(20 + 164).every((byte) => byte === 0)).toBe(true);
    expect(splitHandshake(message2, EPOCH)).toHaveLength(1);
    expect(MAX_PART_BYTES).toBe(1004);
  });

  it('come together again in any order, repeated or not, as often as they are sent', () => {
    const lengths = fc.integer({ min: 1, max: 6 * MAX_PART_BYTES });
    fc.assert(
      fc.property(lengths, fc.array(fc.nat(), { maxLength: 20 }), (length, order) => {
        const message = Uint8Array.from({ length }, (_, i) => i % 251);
        const frames = splitHandshake(message, EPOCH);
        expect(frames.every(isFrame)).toBe(true);
        const target = assembler(length);
        const seen = new Set<number>();
        for (const pick of [...order, ...frames.keys()]) {
          const part = pick % frames.length;
          const result = target.add(frames[part] ?? message);
          seen.add(part);
          if (seen.size < frames.length) expect(result).toEqual({ state: 'incomplete' });
          else {
            expect(result).toEqual({ state: 'complete', message });
            seen.clear();
          }
        }
      }),
    );
  });

  it('come together under any route', () => {
    const frames = splitHandshake(message1, EPOCH);
    for (const frame of frames) writeRoute(frame, 77);
    const target = assembler();
    expect(frames.map((frame) => target.add(frame).state)).toEqual(['incomplete', 'complete']);
  });

  it('do not change when their frames do afterwards', () => {
    const frames = splitHandshake(message1, EPOCH);
    const target = assembler();
    target.add(frames[0] ?? message1);
    frames[0]?.fill(0);
    expect(target.add(frames[1] ?? message1)).toEqual({ state: 'complete', message: message1 });
  });

  it('never come together from frames with a header, a count, a length or padding changed', () => {
    const frames = splitHandshake(message1, EPOCH);
    const [first = message1, second = message1] = frames;
    for (const [part, other] of [
      [first, second],
      [second, first],
    ] as const) {
      const content = new DataView(part.buffer).getUint16(18);
      for (const { at, changed } of flipped(part)) {
        const target = assembler();
        target.add(other);
        const isRoute = at >= 4 && at < 8;
        const isContent = at >= 20 && at < 20 + content;
        const result = target.add(changed);
        // What the content is worth is for the handshake to judge.
        expect(result.state).toBe(isRoute || isContent ? 'complete' : 'refused');
        const complete = result.state === 'refused' ? target.add(part) : result;
        expect(complete.state === 'complete' && sameBytes(complete.message, message1)).toBe(!isContent);
      }
    }
  });

  it.each([
    ['another epoch', splitHandshake(message1, EPOCH + 1)[0]],
    ['another length', splitHandshake(message1.subarray(1), EPOCH)[1]],
    ['more parts', splitHandshake(new Uint8Array(5 * MAX_PART_BYTES), EPOCH)[4]],
    ['sealed frames', sealFrame(sealing(), EPOCH, PLAINTEXT)],
    ['no frame at all', new Uint8Array(3)],
  ])('refuse what is of %s', (_, frame) => {
    const target = assembler();
    expect(target.add(frame ?? message1)).toEqual({ state: 'refused' });
    expect(splitHandshake(message1, EPOCH).map((part) => target.add(part).state)).toEqual(['incomplete', 'complete']);
  });

  it('of no length, or of more than 255 parts, are not split', () => {
    expect(() => splitHandshake(new Uint8Array(0), EPOCH)).toThrow(RangeError);
    expect(splitHandshake(new Uint8Array(255 * MAX_PART_BYTES), EPOCH)).toHaveLength(255);
    expect(() => splitHandshake(new Uint8Array(255 * MAX_PART_BYTES + 1), EPOCH)).toThrow(RangeError);
    expect(() => assembler(0)).toThrow(RangeError);
    expect(() => assembler(256 * MAX_PART_BYTES)).toThrow(RangeError);
  });

  it('leave nothing of any noise behind', () => {
    const target = assembler();
    fc.assert(
      fc.property(fc.uint8Array({ minLength: BODY_BYTES, maxLength: BODY_BYTES }), (body) => {
        const frame = splitHandshake(message1, EPOCH)[0] ?? message1;
        frame.set(body, HEADER_BYTES);
        expect(target.add(frame).state).toBe('refused');
      }),
    );
    expect(splitHandshake(message1, EPOCH).map((part) => target.add(part).state)).toEqual(['incomplete', 'complete']);
  });
});
