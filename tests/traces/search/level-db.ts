/** The blocks of a LevelDB table (`doc/table_format.md` of LevelDB), whose texts are packed and cut where they repeat. */
import { uncompress } from 'snappyjs';
import type { Unpacked } from './unpacked.ts';

const FOOTER_BYTES = 48;
const MAGIC = Buffer.from('57fb808b247547db', 'hex');
const SNAPPY = 1;
const MOST = 32 * 1024 * 1024;

interface Reader {
  bytes: Buffer;
  at: number;
}

/** Keys and values of every block, one after another; nothing if the file is no table. */
export function* levelDbBlocks(file: Buffer): Generator<Unpacked> {
  const footer = file.subarray(-FOOTER_BYTES);
  if (!footer.subarray(-MAGIC.byteLength).equals(MAGIC)) return;
  const reader = { bytes: footer, at: 0 };
  varint(reader);
  varint(reader);
  const index = block(file, reader);
  if (index === null) return;
  for (const { value } of entries(index)) {
    const data = block(file, { bytes: value, at: 0 });
    if (data === null) continue;
    const parts = [...entries(data)].flatMap(({ key, value: held }) => [key, held]);
    yield { how: 'leveldb', bytes: Buffer.concat(parts), at: 0 };
  }
}

/** `handle`: where it is and how long. Null if it cannot be read. */
function block(file: Buffer, handle: Reader): Buffer | null {
  const offset = varint(handle);
  const size = varint(handle);
  const stored = file.subarray(offset, offset + size);
  if (file[offset + size] !== SNAPPY) return stored;
  try {
    return Buffer.from(uncompress(stored, MOST));
  } catch {
    return null;
  }
}

/** A key says only how it differs from the one before. */
function* entries(block: Buffer): Generator<{ key: Buffer; value: Buffer }> {
  if (block.byteLength < 4) return;
  const restarts = block.readUInt32LE(block.byteLength - 4);
  const end = block.byteLength - 4 * (restarts + 1);
  const reader = { bytes: block, at: 0 };
  let key = Buffer.alloc(0);
  while (reader.at < end) {
    const shared = varint(reader);
    const own = varint(reader);
    const length = varint(reader);
    key = Buffer.concat([key.subarray(0, shared), block.subarray(reader.at, reader.at + own)]);
    reader.at += own;
    yield { key, value: block.subarray(reader.at, reader.at + length) };
    reader.at += length;
  }
}

function varint(reader: Reader): number {
  let value = 0;
  for (let factor = 1; ; factor *= 128) {
    const byte = reader.bytes[reader.at++] ?? 0;
    value += (byte & 127) * factor;
    if (byte < 128) return value;
  }
}
