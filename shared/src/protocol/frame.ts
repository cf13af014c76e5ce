/**
 * The sealed frame: the only binary message on either socket, always exactly {@link FRAME_BYTES} long
 * (docs/protocol.md, "Frames"). Integers are big-endian.
 *
 *   0      kind      1 handshake, 2 sealed
 *   1      version   PROTOCOL_VERSION
 *   2..3   zero
 *   4..7   route     which of a staff member's conversations; 0 on the youth's socket. Rewritten by the relay,
 *                    so it is no part of what is authenticated.
 *   8..11  epoch     party epoch, from 1
 *   12..15 sequence  the Noise nonce, from 0 in each direction and epoch; for a handshake frame the part's number
 *   16..   body      1,008 bytes: ciphertext and tag, or one part of a handshake message
 */
import { FRAME_BYTES } from './frame-bytes.ts';
import { PROTOCOL_VERSION } from './version.ts';

export { FRAME_BYTES };

export const HEADER_BYTES = 16;
export const BODY_BYTES = FRAME_BYTES - HEADER_BYTES;
export const TAG_BYTES = 16;
/** Bytes of padded plaintext in a sealed frame. */
export const PLAINTEXT_BYTES = BODY_BYTES - TAG_BYTES;

export const FRAME_KIND = { handshake: 1, sealed: 2 } as const;
export type FrameKind = (typeof FRAME_KIND)[keyof typeof FRAME_KIND];

const ROUTE_OFFSET = 4;
const EPOCH_OFFSET = 8;
const SEQUENCE_OFFSET = 12;

export interface FrameHeader {
  kind: FrameKind;
  epoch: number;
  sequence: number;
}

function view(frame: Uint8Array): DataView {
  return new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
}

/** Whether these bytes have the outer form of a frame of this version: length, kind, version and zero bytes. */
export function isFrame(bytes: Uint8Array): boolean {
  return (
    bytes.byteLength === FRAME_BYTES &&
    (bytes[0] === FRAME_KIND.handshake || bytes[0] === FRAME_KIND.sealed) &&
    bytes[1] === PROTOCOL_VERSION &&
    bytes[2] === 0 &&
    bytes[3] === 0
  );
}

/** Writes the header into a frame's first {@link HEADER_BYTES} bytes, route 0. */
export function writeHeader(frame: Uint8Array, header: FrameHeader): void {
  const target = view(frame);
  target.setUint8(0, header.kind);
  target.setUint8(1, PROTOCOL_VERSION);
  target.setUint16(2, 0);
  target.setUint32(ROUTE_OFFSET, 0);
  target.setUint32(EPOCH_OFFSET, header.epoch);
  target.setUint32(SEQUENCE_OFFSET, header.sequence);
}

/** Reads the header of bytes for which {@link isFrame} holds. */
export function readHeader(frame: Uint8Array): FrameHeader {
  const source = view(frame);
  return {
    kind: source.getUint8(0) as FrameKind,
    epoch: source.getUint32(EPOCH_OFFSET),
    sequence: source.getUint32(SEQUENCE_OFFSET),
  };
}

// Byte by byte and without a DataView: these three are on the relay's path for every frame.
export function readRoute(frame: Uint8Array): number {
  return readUint32(frame, ROUTE_OFFSET);
}

export function readEpoch(frame: Uint8Array): number {
  return readUint32(frame, EPOCH_OFFSET);
}

export function writeRoute(frame: Uint8Array, route: number): void {
  frame[ROUTE_OFFSET] = route >>> 24;
  frame[ROUTE_OFFSET + 1] = route >>> 16;
  frame[ROUTE_OFFSET + 2] = route >>> 8;
  frame[ROUTE_OFFSET + 3] = route;
}

function readUint32(bytes: Uint8Array, at: number): number {
  const upper = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
  const lower = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
  return ((upper << 16) | lower) >>> 0;
}
