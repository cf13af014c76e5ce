/** Undoes whatever browsers compress with, wherever in a file it begins. */
import { brotliDecompressSync, constants, inflateRawSync, inflateSync, zstdDecompressSync } from 'node:zlib';
import { decompressBlock } from 'lz4js';
import { uncompress } from 'snappyjs';
import { levelDbBlocks } from './level-db.ts';
import type { Unpacked } from './unpacked.ts';

const MOST = 32 * 1024 * 1024;
const PARTIAL = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: MOST };

const GZIP = Buffer.from([0x1f, 0x8b, 0x08]);
const ZLIB = [0x01, 0x5e, 0x9c, 0xda].map((level) => Buffer.from([0x78, level]));
const ZSTD = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);
const ZIP = Buffer.from('PK\x03\x04', 'latin1');
const MOZ_LZ4 = Buffer.from('mozLz40\0', 'latin1');
const SNAPPY_FRAMES = Buffer.from('\xff\x06\x00\x00sNaPpY', 'latin1');
/** An entry of Chromium's simple cache: this, the length of its key at 12, the key at 24, the body. */
const SIMPLE_CACHE = Buffer.from('305c72a71b6dfbfc', 'hex');

/** Streams that tell by their first bytes that they are some. */
export function* streamsIn(bytes: Buffer): Generator<Unpacked> {
  for (const at of places(bytes, GZIP))
    yield* attempt('gzip', at, () => inflateRawSync(afterGzipHeader(bytes.subarray(at)), PARTIAL));
  for (const magic of ZLIB) {
    for (const at of places(bytes, magic))
      yield* attempt('deflate', at, () => inflateSync(bytes.subarray(at), PARTIAL));
  }
  for (const at of places(bytes, ZSTD)) {
    yield* attempt('zstd', at, () => zstdDecompressSync(bytes.subarray(at), { maxOutputLength: MOST }));
  }
  for (const at of places(bytes, ZIP)) {
    const data = at + 30 + uint16(bytes, at + 26) + uint16(bytes, at + 28);
    if (uint16(bytes, at + 8) === 8) yield* attempt('zip', at, () => inflateRawSync(bytes.subarray(data), PARTIAL));
  }
  for (const at of places(bytes, MOZ_LZ4)) yield* attempt('lz4', at, () => mozLz4(bytes.subarray(at)));
  for (const at of places(bytes, SNAPPY_FRAMES))
    yield* attempt('snappy frames', at, () => snappyFrames(bytes.subarray(at)));
}

/** What a whole file may be. */
export function* wholeFile(bytes: Buffer): Generator<Unpacked> {
  const body = bytes.subarray(0, 8).equals(SIMPLE_CACHE) ? 24 + bytes.readUInt32LE(12) : 0;
  yield* attempt('brotli', body, () => brotliDecompressSync(bytes.subarray(body), { maxOutputLength: MOST }));
  yield* levelDbBlocks(bytes);
}

/** A value out of a database, which says nothing about itself. */
export function* value(bytes: Buffer): Generator<Unpacked> {
  yield* attempt('snappy', 0, () => snappy(bytes));
  yield* streamsIn(bytes);
}

/** @throws if it is not a Snappy block. */
function snappy(bytes: Uint8Array): Buffer {
  return Buffer.from(uncompress(bytes, MOST));
}

function* places(bytes: Buffer, magic: Buffer): Generator<number> {
  for (let at = bytes.indexOf(magic); at !== -1; at = bytes.indexOf(magic, at + 1)) yield at;
}

/** Most places that look like a stream are none: that is no error. */
function* attempt(how: string, at: number, unpack: () => Buffer): Generator<Unpacked> {
  let unpacked: Buffer;
  try {
    unpacked = unpack();
  } catch {
    return;
  }
  if (unpacked.byteLength > 0) yield { how, bytes: unpacked, at };
}

const uint16 = (bytes: Buffer, at: number): number => (at + 2 <= bytes.byteLength ? bytes.readUInt16LE(at) : 0);

/** RFC 1952, section 2.3. */
function afterGzipHeader(bytes: Buffer): Buffer {
  const flags = bytes[3] ?? 0;
  let at = 10;
  if (flags & 4) at += 2 + uint16(bytes, at);
  for (const flag of [8, 16]) if (flags & flag) at = bytes.indexOf(0, at) + 1;
  if (flags & 2) at += 2;
  return bytes.subarray(at);
}

/** Firefox: the magic, the length when unpacked, one block to the end of the file. */
function mozLz4(bytes: Buffer): Buffer {
  const length = bytes.readUInt32LE(8);
  if (length > MOST) throw new RangeError('too long');
  const unpacked = Buffer.alloc(length);
  const written = decompressBlock(bytes, unpacked, 12, bytes.byteLength - 12, 0);
  return unpacked.subarray(0, Math.max(written, 0));
}

/** Chunks of one byte's type, three bytes' length, then (in data) four bytes' checksum. */
function snappyFrames(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at + 8 < bytes.byteLength; ) {
    const type = bytes[at];
    const length = bytes.readUIntLE(at + 1, 3);
    const data = bytes.subarray(at + 8, at + 4 + length);
    if (type === 0) parts.push(snappy(data));
    else if (type === 1) parts.push(data);
    else if (type !== 0xff) break;
    at += 4 + length;
  }
  return Buffer.concat(parts);
}
