/**
 * Canonical encoding of what is signed or bound into a handshake (docs/protocol.md, "Certificates"): the context string,
 * then each field, every one as its length (32 bits, big-endian) and its bytes. Text is UTF-8, an integer 8 bytes
 * big-endian. No two lists of fields, under whatever contexts, have the same encoding.
 */
const LENGTH_BYTES = 4;
const INTEGER_BYTES = 8;
const MAX_INTEGER = 0xffff_ffff_ffff_ffffn;

export type Field = Uint8Array | string | number | bigint;

/** @throws RangeError for text with unpaired surrogates and for integers that are negative, unsafe or over 64 bits. */
export function encodeFields(context: string, fields: readonly Field[]): Uint8Array {
  const parts = [context, ...fields].map(fieldBytes);
  const encoded = new Uint8Array(parts.reduce((sum, part) => sum + LENGTH_BYTES + part.byteLength, 0));
  const view = new DataView(encoded.buffer);
  let at = 0;
  for (const part of parts) {
    view.setUint32(at, part.byteLength);
    encoded.set(part, at + LENGTH_BYTES);
    at += LENGTH_BYTES + part.byteLength;
  }
  return encoded;
}

function fieldBytes(field: Field): Uint8Array {
  if (field instanceof Uint8Array) return field;
  if (typeof field === 'string') {
    // TextEncoder would replace them, and two texts would share one encoding.
    if (!field.isWellFormed()) throw new RangeError('text is not well-formed');
    return new TextEncoder().encode(field);
  }
  if (typeof field === 'number' && !Number.isSafeInteger(field)) throw new RangeError('not a safe integer');
  const integer = BigInt(field);
  if (integer < 0n || integer > MAX_INTEGER) throw new RangeError('integer out of range');
  const bytes = new Uint8Array(INTEGER_BYTES);
  new DataView(bytes.buffer).setBigUint64(0, integer);
  return bytes;
}

class Malformed extends Error {}

/** Takes fields in order; each method throws, caught by {@link readFields}, unless the next field is exactly of its kind. */
export class FieldReader {
  readonly #source: Uint8Array;
  #at = 0;

  constructor(source: Uint8Array) {
    this.#source = source;
  }

  /** A copy of the next field; of exactly `length` bytes if that is given. */
  bytes(length?: number): Uint8Array {
    const start = this.#at + LENGTH_BYTES;
    if (start > this.#source.byteLength) throw new Malformed();
    const view = new DataView(this.#source.buffer, this.#source.byteOffset, this.#source.byteLength);
    const end = start + view.getUint32(this.#at);
    if (end > this.#source.byteLength) throw new Malformed();
    if (length !== undefined && end - start !== length) throw new Malformed();
    this.#at = end;
    return this.#source.slice(start, end);
  }

  text(): string {
    const bytes = this.bytes();
    try {
      // Without ignoreBOM a leading byte-order mark would vanish, and two encodings would share one text.
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      throw new Malformed();
    }
  }

  /** An integer of at most 2^53 - 1. */
  integer(): number {
    const bytes = this.bytes(INTEGER_BYTES);
    const integer = new DataView(bytes.buffer).getBigUint64(0);
    if (integer > BigInt(Number.MAX_SAFE_INTEGER)) throw new Malformed();
    return Number(integer);
  }

  /** One of these texts. */
  choice<T extends string>(choices: readonly T[]): T {
    const text = this.text();
    const known = choices.find((one) => one === text);
    if (known === undefined) throw new Malformed();
    return known;
  }

  /** Gives up unless the condition holds. */
  require(condition: boolean): void {
    if (!condition) throw new Malformed();
  }

  end(): void {
    this.require(this.#at === this.#source.byteLength);
  }
}

/** What `take` makes of the fields, or null unless the bytes are that context, exactly the fields taken, and nothing more. */
export function readFields<T>(context: string, bytes: Uint8Array, take: (reader: FieldReader) => T): T | null {
  const reader = new FieldReader(bytes);
  try {
    reader.require(reader.text() === context);
    const taken = take(reader);
    reader.end();
    return taken;
  } catch (error) {
    if (error instanceof Malformed) return null;
    throw error;
  }
}
