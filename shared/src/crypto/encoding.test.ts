import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeFields, type Field, type FieldReader, readFields } from './encoding.ts';

const text = fc.string({ unit: 'grapheme' });
const integer = fc.nat(Number.MAX_SAFE_INTEGER);
const bytes = fc.uint8Array({ maxLength: 40 });
const field: fc.Arbitrary<Field> = fc.oneof(text, integer, bytes);

function take(reader: FieldReader, like: Field): Field {
  if (typeof like === 'string') return reader.text();
  if (typeof like === 'number') return reader.integer();
  return reader.bytes();
}

function readAs(context: string, encoded: Uint8Array, fields: readonly Field[]): Field[] | null {
  return readFields(context, encoded, (reader) => fields.map((like) => take(reader, like)));
}

describe('canonical encoding', () => {
  it('writes every field as length and bytes, big-endian', () => {
    const expected = Uint8Array.of(
      ...[0, 0, 0, 1, 0x63],
      ...[0, 0, 0, 2, 0xc3, 0xa5],
      ...[0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 1, 2],
      ...[0, 0, 0, 3, 9, 8, 7],
    );
    expect(encodeFields('c', ['å', 258, Uint8Array.of(9, 8, 7)])).toEqual(expected);
    expect(encodeFields('c', ['å', 258n, Uint8Array.of(9, 8, 7)])).toEqual(expected);
  });

  it('reads back what it wrote', () => {
    fc.assert(
      fc.property(text, fc.array(field), (context, fields) => {
        expect(readAs(context, encodeFields(context, fields), fields)).toEqual(fields);
      }),
    );
  });

  it('gives different lists of bytes different encodings', () => {
    const list = fc.tuple(text, fc.array(bytes));
    fc.assert(
      fc.property(list, list, ([contextA, a], [contextB, b]) => {
        const same = contextA === contextB && a.length === b.length && a.every((one, i) => one.join() === b[i]?.join());
        expect(encodeFields(contextA, a).join() === encodeFields(contextB, b).join()).toBe(same);
      }),
    );
  });

  it('refuses every truncation, every addition, and another context', () => {
    fc.assert(
      fc.property(text, fc.array(field, { maxLength: 5 }), fc.nat(), (context, fields, cut) => {
        const encoded = encodeFields(context, fields);
        expect(readAs(context, encoded.subarray(0, cut % encoded.byteLength), fields)).toBeNull();
        expect(readAs(context, Uint8Array.of(...encoded, 0), fields)).toBeNull();
        expect(readAs(`${context}x`, encoded, fields)).toBeNull();
        expect(readAs(context, encoded, [...fields, ''])).toBeNull();
      }),
    );
  });

  it('never reads anything that it would have written differently', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.array(field, { maxLength: 4 }), (noise, shape) => {
        const encoded = Uint8Array.of(0, 0, 0, 1, 0x63, ...noise);
        const read = readAs('c', encoded, shape);
        if (read !== null) expect(encodeFields('c', read)).toEqual(encoded);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['bytes that are no UTF-8', Uint8Array.of(0xc3, 0x28)],
    ['an overlong form', Uint8Array.of(0xc0, 0x80)],
    ['a surrogate', Uint8Array.of(0xed, 0xa0, 0x80)],
  ])('reads no text from %s', (_, content) => {
    expect(readFields('c', encodeFields('c', [content]), (reader) => reader.text())).toBeNull();
  });

  it('keeps a leading byte-order mark', () => {
    const marked = `${String.fromCharCode(0xfeff)}a`;
    expect(readFields('c', encodeFields('c', [marked]), (reader) => reader.text())).toBe(marked);
  });

  it('reads no integer of another length or beyond 2^53 - 1', () => {
    const readInteger = (content: Field) => readFields('c', encodeFields('c', [content]), (reader) => reader.integer());
    expect(readInteger(Number.MAX_SAFE_INTEGER)).toBe(Number.MAX_SAFE_INTEGER);
    expect(readInteger(2n ** 53n)).toBeNull();
    expect(readInteger(2n ** 64n - 1n)).toBeNull();
    expect(readInteger(new Uint8Array(7))).toBeNull();
    expect(readInteger(new Uint8Array(9))).toBeNull();
  });

  it('reads bytes of exactly the length asked for', () => {
    const encoded = encodeFields('c', [new Uint8Array(32)]);
    expect(readFields('c', encoded, (reader) => reader.bytes(32))).toEqual(new Uint8Array(32));
    expect(readFields('c', encoded, (reader) => reader.bytes(31))).toBeNull();
    expect(readFields('c', encoded, (reader) => reader.bytes(33))).toBeNull();
  });

  it.each([-1, 1.5, Number.NaN, 2 ** 53, -1n, 2n ** 64n, '\ud800'])('does not write %s', (value) => {
    expect(() => encodeFields('c', [value])).toThrow(RangeError);
  });

  it('lets faults of the reader itself through', () => {
    const faulty = () => {
      throw new TypeError('a fault');
    };
    expect(() => readFields('c', encodeFields('c', []), faulty)).toThrow('a fault');
  });
});
