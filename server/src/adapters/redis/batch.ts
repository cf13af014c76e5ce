/**
 * Frames for one node, as they go through Redis together: before each the length of its address (1 byte), epoch (4, big-endian), length of
 * the conversation's id (1), the id, and the staff id, which is empty for the youth. Last, where another address would begin: 0, who sent it
 * (6 bytes), and which of theirs it is (6, big-endian).
 */
import { FRAME_BYTES } from '@dorren/shared/protocol/frame.ts';
import type { Address } from '../../ports/bus.ts';

const FIXED_BYTES = 6;
export const SENDER_BYTES = 6;
const NUMBER_BYTES = 6;
const END_BYTES = 1 + SENDER_BYTES + NUMBER_BYTES;
/** An address has at most as many as its length, one byte, can say. */
const LONGEST = 255 + FRAME_BYTES;
/**
 * Of one batch: some fifty frames. All are of one size, so that each can be used again: what a turn makes anew is memory outside V8's heap,
 * and when there is much of it V8 collects everything there is.
 */
const BATCH_BYTES = 65_536;
/** As many are kept as a bad turn needs. */
const MOST_FREE = 32;
const free: Buffer[] = [];

/** An address as it stands before a frame. Ids are shorter than 100 bytes. */
export function addressBytes({ conversationId, epoch, staffId }: Address): Buffer {
  const [id, staff] = [Buffer.from(conversationId), Buffer.from(staffId ?? '')];
  const bytes = Buffer.allocUnsafeSlow(FIXED_BYTES + id.length + staff.length);
  bytes[0] = bytes.length;
  bytes.writeUInt32BE(epoch, 1);
  bytes[5] = id.length;
  id.copy(bytes, FIXED_BYTES);
  staff.copy(bytes, FIXED_BYTES + id.length);
  return bytes;
}

export class Batch {
  #bytes = free.pop() ?? Buffer.allocUnsafeSlow(BATCH_BYTES);
  #length = 0;

  /** Only while it is not full. */
  add(address: Buffer, frame: Uint8Array): void {
    address.copy(this.#bytes, this.#length);
    this.#bytes.set(frame, this.#length + address.length);
    this.#length += address.length + FRAME_BYTES;
  }

  /** Whether one more frame may not have room, whoever it is for. */
  get isFull(): boolean {
    return this.#bytes.length - this.#length < LONGEST + END_BYTES;
  }

  /** Nothing is added any more. `number`: higher than of any batch that this sender ended before. */
  end(sender: Uint8Array, number: number): Buffer {
    this.#length = this.#bytes.writeUInt8(0, this.#length);
    this.#bytes.set(sender, this.#length);
    this.#length = this.#bytes.writeUIntBE(number, this.#length + SENDER_BYTES, NUMBER_BYTES);
    return this.#bytes.subarray(0, this.#length);
  }

  /** Its bytes are used again unless somebody may still be sending them. */
  done(isOurs: boolean): void {
    this.#bytes.fill(0, 0, this.#length);
    this.#length = 0;
    if (isOurs && free.length < MOST_FREE) free.push(this.#bytes);
    this.#bytes = Buffer.alloc(0);
  }
}

/** Null for what a version sent that did not say, and for what is no batch of ours. */
export function endOf(batch: Buffer): { sender: string; number: number } | null {
  let at = 0;
  for (let length = batch[at]; length !== undefined && length !== 0; length = batch[at]) at += length + FRAME_BYTES;
  if (batch.length - at !== END_BYTES) return null;
  const numberAt = at + 1 + SENDER_BYTES;
  return { sender: batch.toString('latin1', at + 1, numberAt), number: batch.readUIntBE(numberAt, NUMBER_BYTES) };
}

/** Stops at its end, and at whatever is no batch of ours. */
export function readBatch(batch: Buffer, each: (to: Address, frame: Buffer) => void): void {
  for (let at = 0; at < batch.length; ) {
    const start = at + (batch[at] ?? 0);
    const end = start + FRAME_BYTES;
    const idEnd = at + FIXED_BYTES + (batch[at + 5] ?? 0);
    if (start < at + FIXED_BYTES || end > batch.length || idEnd > start) return;
    const conversationId = batch.toString('utf8', at + FIXED_BYTES, idEnd);
    const staffId = idEnd === start ? null : batch.toString('utf8', idEnd, start);
    each({ conversationId, epoch: batch.readUInt32BE(at + 1), staffId }, batch.subarray(start, end));
    at = end;
  }
}
