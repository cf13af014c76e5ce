/** Whole frames, 1,024 bytes each (docs/protocol.md, "Frames"): sealed ones, and the parts of a handshake message. */
import {
  BODY_BYTES,
  FRAME_BYTES,
  FRAME_KIND,
  HEADER_BYTES,
  isFrame,
  PLAINTEXT_BYTES,
  readHeader,
  writeHeader,
  writeRoute,
} from '../protocol/frame.ts';
import type { OpeningKey, SealingKey } from './channel.ts';

/** `u8 part`, `u8 parts`, `u16 length`. */
const PART_HEADER_BYTES = 4;
export const MAX_PART_BYTES = BODY_BYTES - PART_HEADER_BYTES;
const MAX_PARTS = 255;

/**
 * One sealed frame, route 0, under the key's next sequence number.
 * @throws RangeError unless the plaintext is padded to PLAINTEXT_BYTES; Error as `SealingKey.seal` does.
 */
export function sealFrame(key: SealingKey, epoch: number, plaintext: Uint8Array): Uint8Array {
  if (plaintext.byteLength !== PLAINTEXT_BYTES) throw new RangeError('the plaintext is not padded');
  const frame = new Uint8Array(FRAME_BYTES);
  writeHeader(frame, { kind: FRAME_KIND.sealed, epoch, sequence: key.nextSequence });
  frame.set(key.seal(frame.subarray(0, HEADER_BYTES), plaintext), HEADER_BYTES);
  return frame;
}

/** The padded plaintext; null, and nothing moves, unless this is the next sealed frame of this epoch, authentic but for its route. */
export function openFrame(key: OpeningKey, epoch: number, frame: Uint8Array): Uint8Array | null {
  if (!isFrame(frame)) return null;
  const header = readHeader(frame);
  if (header.kind !== FRAME_KIND.sealed || header.epoch !== epoch) return null;
  const authenticated = frame.slice(0, HEADER_BYTES);
  writeRoute(authenticated, 0);
  return key.open(authenticated, frame.subarray(HEADER_BYTES), header.sequence);
}

/** A handshake message in frames, route 0, each with its part's number as sequence. @throws RangeError if empty or of more than 255 parts. */
export function splitHandshake(message: Uint8Array, epoch: number): Uint8Array[] {
  const parts = partsOf(message.byteLength);
  return Array.from({ length: parts }, (_, part) => {
    const content = message.subarray(part * MAX_PART_BYTES, (part + 1) * MAX_PART_BYTES);
    const frame = new Uint8Array(FRAME_BYTES);
    writeHeader(frame, { kind: FRAME_KIND.handshake, epoch, sequence: part });
    frame[HEADER_BYTES] = part;
    frame[HEADER_BYTES + 1] = parts;
    new DataView(frame.buffer).setUint16(HEADER_BYTES + 2, content.byteLength);
    frame.set(content, HEADER_BYTES + PART_HEADER_BYTES);
    return frame;
  });
}

export type Assembly = { state: 'refused' } | { state: 'incomplete' } | { state: 'complete'; message: Uint8Array };

/**
 * Puts a handshake message of known length together again, its parts in any order. Holds never more than that length. A part that comes
 * again replaces the earlier one; a complete message is given out and forgotten, so that a repeated one comes out again.
 */
export class HandshakeAssembler {
  readonly #epoch: number;
  readonly #bytes: number;
  readonly #count: number;
  readonly #parts = new Map<number, Uint8Array>();

  /** `bytes`: the message's length, `MESSAGE_1_BYTES` or `MESSAGE_2_BYTES`. @throws RangeError as {@link splitHandshake} does. */
  constructor(epoch: number, bytes: number) {
    this.#epoch = epoch;
    this.#bytes = bytes;
    this.#count = partsOf(bytes);
  }

  /** `refused`, and nothing is kept, for a frame that {@link splitHandshake} would not have made of such a message in this epoch. */
  add(frame: Uint8Array): Assembly {
    if (!isFrame(frame)) return { state: 'refused' };
    const header = readHeader(frame);
    const part = header.sequence;
    const isPart =
      header.kind === FRAME_KIND.handshake &&
      header.epoch === this.#epoch &&
      part < this.#count &&
      frame[HEADER_BYTES] === part &&
      frame[HEADER_BYTES + 1] === this.#count;
    if (!isPart) return { state: 'refused' };

    const length = Math.min(MAX_PART_BYTES, this.#bytes - part * MAX_PART_BYTES);
    const start = HEADER_BYTES + PART_HEADER_BYTES;
    const stated = new DataView(frame.buffer, frame.byteOffset, frame.byteLength).getUint16(HEADER_BYTES + 2);
    if (stated !== length || frame.subarray(start + length).some((byte) => byte !== 0)) return { state: 'refused' };

    // A copy: the frame may be a view of somebody else's buffer.
    this.#parts.set(part, frame.slice(start, start + length));
    if (this.#parts.size < this.#count) return { state: 'incomplete' };
    const message = new Uint8Array(this.#bytes);
    for (const [number, content] of this.#parts) message.set(content, number * MAX_PART_BYTES);
    this.#parts.clear();
    return { state: 'complete', message };
  }
}

function partsOf(bytes: number): number {
  const parts = Math.ceil(bytes / MAX_PART_BYTES);
  if (parts < 1 || parts > MAX_PARTS) throw new RangeError('not the length of a handshake message');
  return parts;
}
