/** Looks for the planted words in bytes, and in what the bytes hold packed. */
import { type CellWords, type Kind, listed } from '../planted.ts';
import { type Pattern, patternsOf } from './encodings.ts';
import { Matcher } from './matcher.ts';
import { valuesOf } from './sqlite.ts';
import { streamsIn, value, wholeFile } from './unpack.ts';
import type { Unpacked } from './unpacked.ts';

/** One find. */
export interface Hit {
  kind: Kind;
  word: string;
  /** How it was written, with what it was packed in, outermost first. */
  encoding: string;
  /** Of its first byte, in what it was packed in last. */
  offset: number;
  /** What stands around it, as far as it can be read: tells people whose it is. */
  around: string;
}

/** What is packed in what is packed; nothing that browsers keep is nested deeper. */
const DEPTH = 3;

export class Searcher {
  /** What is searched in pieces must overlap by this many bytes. */
  readonly overlap: number;
  readonly #patterns: readonly Pattern[];
  readonly #matcher: Matcher;

  constructor(words: CellWords) {
    this.#patterns = listed(words).flatMap(({ kind, word }) => patternsOf(kind, word));
    this.#matcher = new Matcher(this.#patterns.map(({ bytes }) => bytes));
    this.overlap = this.#matcher.longest - 1;
  }

  /** As it stands. */
  plain(bytes: Uint8Array, found: (hit: Hit) => void): void {
    this.#matcher.search(bytes, (index, offset) => {
      const pattern = this.#patterns[index];
      if (pattern === undefined) return;
      const { kind, word, encoding } = pattern;
      found({ kind, word, encoding, offset, around: readable(bytes, offset) });
    });
  }

  /** A whole file: as it stands and unpacked. */
  file(bytes: Buffer): Hit[] {
    const hits: Hit[] = [];
    this.plain(bytes, (hit) => hits.push(hit));
    for (const unpacked of all(streamsIn(bytes), wholeFile(bytes))) this.#inside(unpacked, hits, '', DEPTH);
    for (const held of valuesOf(bytes)) {
      for (const unpacked of value(held)) this.#inside(unpacked, hits, 'sqlite > ', DEPTH);
    }
    return hits;
  }

  /** A piece of a disk, where streams may begin anywhere; what stands plain is not looked for again. Offsets are of the streams. */
  streams(bytes: Buffer): Hit[] {
    const hits: Hit[] = [];
    for (const unpacked of streamsIn(bytes)) {
      const inside: Hit[] = [];
      this.#inside(unpacked, inside, '', DEPTH);
      hits.push(...inside.map((hit) => ({ ...hit, offset: unpacked.at })));
    }
    return hits;
  }

  #inside({ how, bytes }: Unpacked, hits: Hit[], packed: string, depth: number): void {
    const around = `${packed}${how} > `;
    this.plain(bytes, (hit) => hits.push({ ...hit, encoding: around + hit.encoding }));
    if (depth === 0) return;
    for (const unpacked of streamsIn(bytes)) this.#inside(unpacked, hits, around, depth - 1);
  }
}

const BEFORE = 60;
const AFTER = 90;

function readable(bytes: Uint8Array, at: number): string {
  const near = Buffer.from(bytes.subarray(Math.max(0, at - BEFORE), at + AFTER));
  return near.toString('latin1').replace(/[^ -~]+/g, '·');
}

function* all<T>(...sources: Iterable<T>[]): Generator<T> {
  for (const source of sources) yield* source;
}
