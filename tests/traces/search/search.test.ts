/** The search finds a word however a browser has written it down; each of these fails if one way is forgotten. */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { DatabaseSync } from 'node:sqlite';
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { compressBlock, compressBound } from 'lz4js';
import { compress } from 'snappyjs';
import { describe, expect, it } from 'vitest';
import { hostName, type Kind, makeCellWords, makeWord } from '../planted.ts';
import { Searcher } from './searcher.ts';
import { surfaceOf } from './surface.ts';

const words = makeCellWords(
  {
    ...{ counsellor: makeWord(), centre: 'Resurscentrum Nord', title: makeWord(), partner: makeWord() },
    answer: 'Ni ringer hem.',
  },
  'Nykvarn',
);
const searcher = new Searcher(words);
const [word] = words.sent;
/** Repeats, so that packing changes it, and does not say the word twice. */
const text = `${'det var en gång '.repeat(40)}${word} ${'och så vidare '.repeat(40)}`;

const kinds = (bytes: Buffer): Kind[] => [...new Set(searcher.file(bytes).map(({ kind }) => kind))];
const around = (bytes: Buffer): Buffer => Buffer.concat([Buffer.alloc(4099, 7), bytes, Buffer.alloc(513, 9)]);

function lz4(bytes: Buffer): Buffer {
  const packed = Buffer.alloc(compressBound(bytes.byteLength));
  const length = compressBlock(bytes, packed, 0, bytes.byteLength, new Uint32Array(1 << 16));
  const header = Buffer.alloc(12);
  header.write('mozLz40\0', 'latin1');
  header.writeUInt32LE(bytes.byteLength, 8);
  return Buffer.concat([header, packed.subarray(0, length)]);
}

function snappyFrame(bytes: Buffer): Buffer {
  const packed = Buffer.from(compress(bytes));
  const header = Buffer.alloc(8);
  header.writeUIntLE(packed.byteLength + 4, 1, 3);
  return Buffer.concat([Buffer.from('\xff\x06\x00\x00sNaPpY', 'latin1'), header, packed]);
}

/** One table of one block, as LevelDB writes them: entries, restarts, type, checksum. */
function levelDb(value: Buffer): Buffer {
  const varint = (of: number): number[] => (of < 128 ? [of] : [(of & 127) | 128, ...varint(of >> 7)]);
  const entry = (held: Buffer) =>
    Buffer.concat([Buffer.from([0, 1, ...varint(held.byteLength), 0x6b]), held, Buffer.from([0, 0, 0, 0, 1, 0, 0, 0])]);
  const stored = (block: Buffer) => {
    const packed = Buffer.from(compress(block));
    return { bytes: Buffer.concat([packed, Buffer.from([1, 0, 0, 0, 0])]), size: packed.byteLength };
  };
  const data = stored(entry(value));
  const index = stored(entry(Buffer.from([0, ...varint(data.size)])));
  const footer = Buffer.alloc(48);
  footer.set([0, 0, ...varint(data.bytes.byteLength), ...varint(index.size)]);
  footer.set(Buffer.from('57fb808b247547db', 'hex'), 40);
  return Buffer.concat([data.bytes, index.bytes, footer]);
}

describe('the search', () => {
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-16, low byte first', Buffer.from(text, 'utf16le')],
    ['UTF-16, high byte first', Buffer.from(text, 'utf16le').swap16()],
    ['base64, first alignment', Buffer.from(Buffer.from(`abc${word}`).toString('base64'))],
    ['base64, second alignment', Buffer.from(Buffer.from(`abcd${word}`).toString('base64'))],
    ['base64, third alignment', Buffer.from(Buffer.from(`abcde${word}`).toString('base64'))],
    ['base64 of UTF-16', Buffer.from(Buffer.from(`a${word}`, 'utf16le').toString('base64'))],
    ['hex', Buffer.from(Buffer.from(word).toString('hex'))],
    ['percent', Buffer.from(Buffer.from(word).toString('hex').replace(/../g, '%$&'))],
    ['reversed', Buffer.from([...word].reverse().join(''))],
    ['gzip', gzipSync(text)],
    ['deflate', deflateSync(text)],
    ['zstd', zstdCompressSync(text)],
    ['LZ4 as Firefox has it', lz4(Buffer.from(text))],
    ['frames of Snappy', snappyFrame(Buffer.from(text))],
    ['gzip of gzip', gzipSync(gzipSync(text))],
  ])('finds a word in %s, anywhere in a file', (_how, bytes) => {
    expect(kinds(around(bytes))).toEqual(['sent']);
  });

  it('finds a word in a file that is Brotli as a whole, or an entry of a cache', () => {
    const body = brotliCompressSync(text);
    expect(kinds(body)).toEqual(['sent']);
    const key = Buffer.from('1/0/https://host/');
    const header = Buffer.alloc(24);
    header.set(Buffer.from('305c72a71b6dfbfc', 'hex'));
    header.writeUInt32LE(key.byteLength, 12);
    expect(kinds(Buffer.concat([header, key, body]))).toEqual(['sent']);
  });

  it('finds a word in a packed block of LevelDB', () => {
    expect(kinds(levelDb(Buffer.from(text)))).toEqual(['sent']);
  });

  it('finds a packed value in SQLite, and one that was deleted', () => {
    const directory = mkdtempSync(`${tmpdir()}/dorren-search-`);
    try {
      const database = new DatabaseSync(`${directory}/a`);
      database.exec('create table held (value); create table gone (value)');
      database.prepare('insert into held values (?)').run(compress(Buffer.from(text)));
      database.prepare('insert into gone values (?)').run(words.draft[0]);
      database.exec('delete from gone');
      database.close();
      expect(kinds(readFileSync(`${directory}/a`)).sort()).toEqual(['draft', 'sent']);
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  });

  it('finds a host that is kept hashed', async () => {
    const { createHash } = await import('node:crypto');
    const host = hostName(words.host);
    const wire = Buffer.concat([
      ...host.split('.').flatMap((label) => [Buffer.from([label.length]), Buffer.from(label)]),
      Buffer.from([0]),
    ]);
    expect(kinds(Buffer.from(createHash('sha256').update(wire).digest('base64')))).toEqual(['host']);
  });

  it('finds nothing where nothing is', () => {
    expect(kinds(Buffer.from(text.replace(word, makeWord())))).toEqual([]);
  });
});

describe('a surface', () => {
  it('has the same name in every run', () => {
    const name = surfaceOf(
      `home/.config/chromium/Default/IndexedDB/https_${word}.example_0.indexeddb.leveldb/000003.log`,
      [word],
    );
    expect(name).toBe('Default/IndexedDB/https_<word>.example_*.indexeddb.leveldb/*.log');
  });

  it.each([
    ['D0F48A0632B6C451791F4257697E861961F06A6F', 'cache: cache*/about:home'],
    ['D0F48A0632B6C451791F4257697E861961F06A6E', 'cache: cache*/entries/*'],
  ])('tells the first page of Firefox from what else is in its cache: %s', (file, name) => {
    expect(surfaceOf(`home/.cache/mozilla/firefox/own/cache2/entries/${file}`, [])).toBe(name);
  });
});
