/**
 * The steady line (docs/protocol.md, "The steady line"; SPEC W): records of one size in one rhythm, whatever is said. Within them a
 * stream of inner messages, each what would be one WebSocket message on a plain line:
 *
 *   0      kind    1 text (UTF-8), 2 frame (binary)
 *   1..2   length  of what follows, big-endian; not 0
 *   3..    the message; it goes on in the next record where this one ends
 *
 * No header is split: fewer than three bytes at the end of a record are zero, and so is all that follows a zero where a kind would stand.
 */
import { FRAME_BYTES } from '../protocol/frame-bytes.ts';

const INNER_HEADER_BYTES = 3;
/** What a header can say. */
const LONGEST_MESSAGE_BYTES = 0xffff;
/** What fits beside a frame: so that what is told together with one does not wait for the next record. */
const ROOM_BESIDE_FRAME_BYTES = 61;

/** Every record's length, in either direction. With the headers of WebSocket, TLS, TCP and IPv6 it is one packet on any path. */
export const COVER_BYTES = INNER_HEADER_BYTES + FRAME_BYTES + ROOM_BESIDE_FRAME_BYTES;
/** The server sends one each so many milliseconds; the page answers each with exactly one. */
export const COVER_MS = 500;

const KIND = { fill: 0, text: 1, frame: 2 } as const;

export interface InnerMessage {
  kind: 'text' | 'frame';
  /** Of the record itself if it lies in one whole, so only valid as long as that is. A text is not checked to be UTF-8. */
  bytes: Uint8Array;
}

export type Unpacked = { ok: true; messages: readonly InnerMessage[] } | { ok: false; code: 'malformed' | 'too-large' };

interface Waiting {
  kind: number;
  bytes: Uint8Array;
  /** So many of them are in records already, after the header. */
  sent: number;
  begun: boolean;
}

/** Queues messages and makes records of them. Keeps its own copies, overwritten as soon as they are in a record. */
export class SteadyPacker {
  #queue: Waiting[] = [];
  #pending = 0;

  /** Bytes that wait, headers included. */
  get pending(): number {
    return this.#pending;
  }

  /** 1 to 65,535 bytes of UTF-8. */
  text(text: string): void {
    this.#add(KIND.text, new TextEncoder().encode(text));
  }

  /**
   * A frame that waits already is not queued again: delivery sends anew what is not acknowledged (SPEC D2), and on a line that has a
   * rhythm this would only make everything later.
   */
  frame(frame: Uint8Array): void {
    for (const one of this.#queue) if (one.kind === KIND.frame && isSame(one, frame)) return;
    this.#add(KIND.frame, frame.slice());
  }

  /**
   * Writes the next record, exactly COVER_BYTES: as much as fits of what waits, then zeros. `from`: where an earlier call left off in the same
   * record.
   *
   * @returns where the zeros begin
   */
  fill(record: Uint8Array, from = 0): number {
    let at = from;
    for (let next = this.#queue[0]; next !== undefined; next = this.#queue[0]) {
      if (!next.begun) {
        if (at + INNER_HEADER_BYTES > COVER_BYTES) break;
        record[at] = next.kind;
        record[at + 1] = next.bytes.byteLength >>> 8;
        record[at + 2] = next.bytes.byteLength & 0xff;
        next.begun = true;
        this.#pending -= INNER_HEADER_BYTES;
        at += INNER_HEADER_BYTES;
      }
      const end = Math.min(next.bytes.byteLength, next.sent + COVER_BYTES - at);
      record.set(next.bytes.subarray(next.sent, end), at);
      at += end - next.sent;
      this.#pending -= end - next.sent;
      next.sent = end;
      if (end < next.bytes.byteLength) break;
      next.bytes.fill(0);
      this.#queue.shift();
    }
    record.fill(0, at);
    return at;
  }

  /** Overwrites what waits and forgets it. The line is over: the other end may hold part of a message. */
  wipe(): void {
    for (const { bytes } of this.#queue) bytes.fill(0);
    this.#queue = [];
    this.#pending = 0;
  }

  #add(kind: number, bytes: Uint8Array): void {
    const { byteLength } = bytes;
    if (byteLength === 0 || byteLength > LONGEST_MESSAGE_BYTES) throw new RangeError('no message of a steady line');
    this.#queue.push({ kind, bytes, sent: 0, begun: false });
    this.#pending += INNER_HEADER_BYTES + byteLength;
  }
}

/** Makes messages of records. Holds at most one message that is not whole yet. After a refusal it refuses everything. */
export class SteadyUnpacker {
  readonly #longest: number;
  #partial: { kind: InnerMessage['kind']; bytes: Uint8Array; received: number } | null = null;
  #refused: 'malformed' | 'too-large' | null = null;

  /** `longest`: bytes of the longest message that is taken. */
  constructor(longest = LONGEST_MESSAGE_BYTES) {
    this.#longest = longest;
  }

  /** Whether the next record begins with a header or zeros: then one that is all zero says nothing. */
  get isBetweenMessages(): boolean {
    return this.#partial === null && this.#refused === null;
  }

  unpack(record: Uint8Array): Unpacked {
    if (this.#refused !== null) return { ok: false, code: this.#refused };
    if (record.byteLength !== COVER_BYTES) return this.#refuse('malformed');
    const messages: InnerMessage[] = [];
    let at = this.#resume(record, messages);
    while (at + INNER_HEADER_BYTES <= COVER_BYTES && record[at] !== KIND.fill) {
      const kind = kindOf(record[at]);
      const length = ((record[at + 1] ?? 0) << 8) | (record[at + 2] ?? 0);
      if (kind === null || length === 0) return this.#refuse('malformed');
      if (length > this.#longest) return this.#refuse('too-large');
      at += INNER_HEADER_BYTES;
      const end = Math.min(at + length, COVER_BYTES);
      if (end === at + length) {
        messages.push({ kind, bytes: record.subarray(at, end) });
      } else {
        const bytes = new Uint8Array(length);
        bytes.set(record.subarray(at, end));
        this.#partial = { kind, bytes, received: end - at };
      }
      at = end;
    }
    return isZero(record, at) ? { ok: true, messages } : this.#refuse('malformed');
  }

  /** Overwrites the message that is not whole yet and forgets it: the next record begins a line. */
  wipe(): void {
    this.#partial?.bytes.fill(0);
    this.#partial = null;
    this.#refused = null;
  }

  /** What the record has of the message begun in an earlier one; where the rest of the record begins. */
  #resume(record: Uint8Array, messages: InnerMessage[]): number {
    const partial = this.#partial;
    if (partial === null) return 0;
    const { kind, bytes, received } = partial;
    const end = Math.min(bytes.byteLength - received, COVER_BYTES);
    bytes.set(record.subarray(0, end), received);
    partial.received += end;
    if (partial.received === bytes.byteLength) {
      this.#partial = null;
      messages.push({ kind, bytes });
    }
    return end;
  }

  #refuse(code: 'malformed' | 'too-large'): Unpacked {
    this.wipe();
    this.#refused = code;
    return { ok: false, code };
  }
}

function kindOf(byte: number | undefined): InnerMessage['kind'] | null {
  if (byte === KIND.text) return 'text';
  return byte === KIND.frame ? 'frame' : null;
}

/** Sent bytes are not overwritten before all of them are, so the whole can be compared. */
function isSame({ bytes }: Waiting, frame: Uint8Array): boolean {
  return bytes.byteLength === frame.byteLength && bytes.every((byte, at) => byte === frame[at]);
}

function isZero(record: Uint8Array, from: number): boolean {
  for (let at = from; at < record.byteLength; at += 1) if (record[at] !== 0) return false;
  return true;
}
