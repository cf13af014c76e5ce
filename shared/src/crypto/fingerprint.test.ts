import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprint, SIGNS } from './fingerprint.ts';

describe('the fingerprint', () => {
  it('is the first 42 bits, six at a time, first bits first', () => {
    const bits = '000000' + '000001' + '111111' + '100000' + '010101' + '001011' + '110100' + '111111';
    const bytes = Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2));
    expect(fingerprint(bytes)).toEqual([0b000000, 0b000001, 0b111111, 0b100000, 0b010101, 0b001011, 0b110100]);
  });

  it('changes with every one of those bits and with no other', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 64, maxLength: 64 }), fc.nat(511), (hash, bit) => {
        const changed = hash.slice();
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (0x80 >> (bit & 7));
        const same = fingerprint(changed).every((sign, i) => sign === fingerprint(hash)[i]);
        expect(same).toBe(bit >= 42);
      }),
      { numRuns: 2000 },
    );
  });

  it('has a sign for every index, each another one', () => {
    expect(new Set(SIGNS).size).toBe(64);
    expect(fingerprint(new Uint8Array(64).fill(0xff))).toEqual(new Array(7).fill(63));
  });

  it('is not made of less than six bytes', () => {
    expect(() => fingerprint(new Uint8Array(5))).toThrow(RangeError);
  });
});
