import { randomFillSync } from 'node:crypto';
import { FRAME_BYTES, FRAME_KIND, writeHeader, writeRoute } from '@dorren/shared/protocol/frame.ts';
import { type LoadSocket, OPCODE } from './web-socket.ts';

const SEQUENCE_AT = 12;

/** One end of a pair, ready to exchange frames. */
export interface Party {
  socket: LoadSocket;
  route: number;
  epoch: number;
  /** WebSocket messages that the dialect puts before each frame's own. */
  preamble: Buffer;
  sent: number;
  received: number;
}

export interface Pair {
  a: Party;
  b: Party;
}

export function party(socket: LoadSocket, header: { route: number; epoch: number }, preamble = ''): Party {
  const bytes = preamble === '' ? Buffer.alloc(0) : socket.wrap(OPCODE.text, Buffer.from(preamble));
  return { socket, ...header, preamble: bytes, sent: 0, received: 0 };
}

/** Frames of one write, masked for one party's socket; only sequence numbers change from one write to the next. */
export interface Burst {
  bytes: Buffer;
  /** Where each frame's payload begins in `bytes`. */
  payloads: number[];
}

export function burst(from: Party, frames: number): Burst {
  const parts: Buffer[] = [];
  const payloads: number[] = [];
  let at = 0;
  for (let i = 0; i < frames; i += 1) {
    const frame = randomFillSync(Buffer.allocUnsafe(FRAME_BYTES));
    writeHeader(frame, { kind: FRAME_KIND.sealed, epoch: from.epoch, sequence: 0 });
    writeRoute(frame, from.route);
    const message = from.socket.wrap(OPCODE.binary, frame);
    parts.push(from.preamble, message);
    at += from.preamble.byteLength + message.byteLength;
    payloads.push(at - FRAME_BYTES);
  }
  return { bytes: Buffer.concat(parts), payloads };
}

/** Gives the burst's frames the party's next sequence numbers. */
export function number(frames: Burst, from: Party): void {
  const { mask } = from.socket;
  for (const payload of frames.payloads) {
    const sequence = from.sent;
    from.sent += 1;
    const at = payload + SEQUENCE_AT;
    frames.bytes[at] = (sequence >>> 24) ^ (mask[0] ?? 0);
    frames.bytes[at + 1] = (sequence >>> 16) ^ (mask[1] ?? 0);
    frames.bytes[at + 2] = (sequence >>> 8) ^ (mask[2] ?? 0);
    frames.bytes[at + 3] = sequence ^ (mask[3] ?? 0);
  }
}

/** @throws Error unless this is the peer's next frame: nothing lost, doubled or out of order. */
export function accept(to: Party, buffer: Buffer, at: number, length: number): void {
  const sequence = length === FRAME_BYTES ? buffer.readUInt32BE(at + SEQUENCE_AT) : -1;
  if (sequence !== to.received) throw new Error(`frame ${sequence} of ${length} bytes came instead of ${to.received}`);
  to.received += 1;
}
