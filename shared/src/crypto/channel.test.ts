import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BODY_BYTES, FRAME_BYTES, HEADER_BYTES, PLAINTEXT_BYTES } from '../protocol/frame.ts';
import { FRAMES_PER_KEY, OpeningKey, SealingKey } from './channel.ts';
import { sameBytes } from './fixtures.ts';
import { openFrame, sealFrame } from './frames.ts';
import { CipherState } from './noise/cipher-state.ts';
import { loadSodium } from './sodium.ts';

const sodium = await loadSodium();
const SECRET = new Uint8Array(32).fill(3);
const EPOCH = 5;
const cipher = () => new CipherState(sodium, SECRET.slice());
const pair = () => ({ sealing: new SealingKey(cipher()), opening: new OpeningKey(cipher()) });
const plaintext = (n: number) => {
  const bytes = new Uint8Array(PLAINTEXT_BYTES);
  new DataView(bytes.buffer).setUint32(0, n);
  return bytes;
};
const HEADER = new Uint8Array(HEADER_BYTES);

describe('one direction', () => {
  it('seals under the next sequence number each time', () => {
    const { sealing, opening } = pair();
    for (let n = 0; n < 3; n++) {
      expect([sealing.nextSequence, opening.nextSequence]).toEqual([n, n]);
      expect(opening.open(HEADER, sealing.seal(HEADER, plaintext(n)), n)).toEqual(plaintext(n));
    }
  });

  it('seals the same text differently each time', () => {
    const { sealing } = pair();
    expect(sealing.seal(HEADER, plaintext(1))).not.toEqual(sealing.seal(HEADER, plaintext(1)));
  });

  it('adds sixteen bytes', () => {
    expect(pair().sealing.seal(HEADER, plaintext(0))).toHaveLength(BODY_BYTES);
  });

  it('does not open out of order, and nothing moves', () => {
    const { sealing, opening } = pair();
    const bodies = [0, 1, 2].map((n) => sealing.seal(HEADER, plaintext(n)));
    const open = (n: number, sequence = n) => opening.open(HEADER, bodies[n] ?? HEADER, sequence);
    expect([open(1), open(1, 0), open(0, 1), open(0, -1), open(0, Number.NaN)]).toEqual([null, null, null, null, null]);
    expect(opening.nextSequence).toBe(0);
    expect([open(0), open(0), open(1), open(2)]).toEqual([plaintext(0), null, plaintext(1), plaintext(2)]);
  });

  it('refuses headers and bodies of other lengths', () => {
    const { sealing, opening } = pair();
    expect(() => sealing.seal(new Uint8Array(15), plaintext(0))).toThrow(RangeError);
    const body = sealing.seal(HEADER, plaintext(0));
    expect(opening.open(new Uint8Array(15), body, 0)).toBeNull();
    expect(opening.open(HEADER, body.subarray(0, 15), 0)).toBeNull();
    expect(opening.open(HEADER, body.subarray(1), 0)).toBeNull();
  });
});

describe('D7: rekeying', () => {
  it('after every 256 frames of the direction, as Noise section 4.2 says, the sequence going on', () => {
    const { sealing, opening } = pair();
    const byHand = cipher();
    for (let n = 0; n < 2 * FRAMES_PER_KEY + 2; n++) {
      if (n > 0 && n % 256 === 0) byHand.rekey();
      const body = sealing.seal(HEADER, plaintext(n));
      expect(sameBytes(body, byHand.encryptWithAd(HEADER, plaintext(n)))).toBe(true);
      expect(sameBytes(opening.open(HEADER, body, n), plaintext(n))).toBe(true);
    }
  });

  it('does not happen early for a frame that did not open', () => {
    const { sealing, opening } = pair();
    for (let n = 0; n < FRAMES_PER_KEY; n++) {
      const body = sealing.seal(HEADER, plaintext(n));
      expect(opening.open(HEADER, plaintext(n), n)).toBeNull();
      expect(sameBytes(opening.open(HEADER, body, n), plaintext(n))).toBe(true);
      expect(opening.open(HEADER, body, n)).toBeNull();
    }
    expect(opening.open(HEADER, sealing.seal(HEADER, plaintext(256)), 256)).toEqual(plaintext(256));
  });

  it('overwrites the key, so that an earlier one opens nothing later and a later one nothing earlier', () => {
    const secret = SECRET.slice();
    const sealing = new SealingKey(new CipherState(sodium, secret));
    const first = sealing.seal(HEADER, plaintext(0));
    for (let n = 1; n < FRAMES_PER_KEY; n++) sealing.seal(HEADER, plaintext(n));
    expect(secret).not.toEqual(SECRET);
    expect(new OpeningKey(new CipherState(sodium, secret.slice())).open(HEADER, first, 0)).toBeNull();
  });
});

describe('D7: a key that is done with', () => {
  it('is overwritten, seals nothing and opens nothing', () => {
    const secret = SECRET.slice();
    const sealing = new SealingKey(new CipherState(sodium, secret));
    const opening = new OpeningKey(cipher());
    const body = sealing.seal(HEADER, plaintext(0));
    sealing.wipe();
    opening.wipe();
    expect(secret).toEqual(new Uint8Array(32));
    expect(() => sealing.seal(HEADER, plaintext(1))).toThrow('wiped');
    expect(opening.open(HEADER, body, 0)).toBeNull();
  });
});

describe('over a channel that drops, delays, doubles, reorders and changes', () => {
  // Most histories cross at least one rekeying.
  const already = fc.integer({ min: 0, max: 2 * FRAMES_PER_KEY });
  const deliveries = fc.array(
    fc.record({
      frame: fc.nat(11),
      damage: fc.option(fc.record({ at: fc.nat(FRAME_BYTES - 1), bit: fc.nat(7) }), { freq: 4 }),
    }),
    { maxLength: 60 },
  );

  it('D3, D8: every frame opens once, in order, and whatever else comes moves nothing', () => {
    fc.assert(
      fc.property(already, deliveries, (before, history) => {
        const { sealing, opening } = pair();
        for (let n = 0; n < before; n++) opening.open(HEADER, sealing.seal(HEADER, HEADER), n);
        const frames = Array.from({ length: 12 }, (_, n) => sealFrame(sealing, EPOCH, plaintext(n)));
        let next = 0;
        const deliver = (frame: Uint8Array, n: number, intact: boolean) => {
          const opened = openFrame(opening, EPOCH, frame);
          const isNext = intact && n === next;
          expect(isNext ? sameBytes(opened, plaintext(n)) : opened === null).toBe(true);
          if (isNext) next += 1;
          expect(opening.nextSequence).toBe(before + next);
        };
        for (const { frame: n, damage } of history) {
          const frame = frames[n]?.slice() ?? HEADER;
          if (damage !== null) frame[damage.at] = (frame[damage.at] ?? 0) ^ (1 << damage.bit);
          // The route, bytes 4 to 7, is the relay's to change.
          deliver(frame, n, damage === null || (damage.at >= 4 && damage.at < 8));
        }
        // D2: what is sent again in order arrives in full, whatever went before.
        frames.forEach((frame, n) => {
          deliver(frame, n, true);
        });
        expect(next).toBe(12);
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});
