/**
 * WebSocket frames from server to client (RFC 6455, section 5.2): never masked, never fragmented, so two, four or ten
 * bytes before the payload. Written here rather than by `ws` so that all that waits for a socket goes in one buffer and
 * one write.
 */
import { FRAME_BYTES } from '@dorren/shared/protocol/frame.ts';

const FINAL_TEXT = 0x81;
const FINAL_BINARY = 0x82;
const LENGTH_16 = 126;
const LENGTH_64 = 127;
/** Before a binary message of 126 to 65,535 bytes. */
export const FRAME_HEADER_BYTES = 4;

/** A control message encoded once for many sockets. */
export class Encoded {
  /** The message itself, to compare. */
  readonly text: string;
  readonly wire: Buffer;

  constructor(message: object) {
    this.text = JSON.stringify(message);
    this.wire = assemble([this.text], Buffer.allocUnsafeSlow(sizeOf(this.text)));
  }
}

/** Text is a control message, bytes are one frame of FRAME_BYTES. */
export type Part = string | Buffer | Encoded;

/** Writes all of them, one after the other, into `wire`, which has exactly their length: see {@link sizeOf}. */
export function assemble(parts: readonly Part[], wire: Buffer): Buffer {
  let at = 0;
  for (const part of parts) {
    if (typeof part === 'string') at = writeText(wire, at, part);
    else if (part instanceof Encoded) at += part.wire.copy(wire, at);
    else at = writeFrame(wire, at, part);
  }
  return wire;
}

/** On the wire, header included. */
export function sizeOf(part: Part): number {
  if (typeof part !== 'string') return part instanceof Encoded ? part.wire.length : FRAME_HEADER_BYTES + FRAME_BYTES;
  const bytes = Buffer.byteLength(part);
  return headerBytes(bytes) + bytes;
}

/** Of a binary message of so many bytes, 126 to 65,535. */
export function writeFrameHeader(wire: Buffer, at: number, bytes: number): void {
  wire[at] = FINAL_BINARY;
  wire[at + 1] = LENGTH_16;
  wire[at + 2] = bytes >>> 8;
  wire[at + 3] = bytes & 0xff;
}

function writeFrame(wire: Buffer, at: number, frame: Buffer): number {
  writeFrameHeader(wire, at, FRAME_BYTES);
  frame.copy(wire, at + FRAME_HEADER_BYTES);
  return at + FRAME_HEADER_BYTES + FRAME_BYTES;
}

function writeText(wire: Buffer, at: number, text: string): number {
  const bytes = Buffer.byteLength(text);
  const start = at + headerBytes(bytes);
  wire[at] = FINAL_TEXT;
  if (bytes < LENGTH_16) {
    wire[at + 1] = bytes;
  } else if (bytes <= 0xffff) {
    wire[at + 1] = LENGTH_16;
    wire.writeUInt16BE(bytes, at + 2);
  } else {
    wire[at + 1] = LENGTH_64;
    wire.writeUInt32BE(0, at + 2);
    wire.writeUInt32BE(bytes, at + 6);
  }
  return start + wire.write(text, start, 'utf8');
}

function headerBytes(payloadBytes: number): number {
  if (payloadBytes < LENGTH_16) return 2;
  return payloadBytes <= 0xffff ? 4 : 10;
}
