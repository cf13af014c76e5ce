import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { PageFile } from './page-files.ts';

/** A page has few states at a time: door and estimate, in each language, embedded or not. */
const MOST_KEPT = 48;

/** Compresses a page that was filled in, once for each thing it says. */
export function createCompressor(): (type: string, text: string) => Promise<PageFile> {
  const kept = new Map<string, Promise<PageFile>>();
  return (type, text) => {
    const known = kept.get(text);
    if (known) return known;
    const made = compress(type, text);
    kept.set(text, made);
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    return made;
  };
}

/** Up to so many characters the densest is made in some ten milliseconds; beyond that it would take seconds. */
const MOST_DENSE = 100_000;
const densityOf = (text: string) => (text.length <= MOST_DENSE ? 11 : 9);

/** As it is, and compressed in the ways that browsers take. */
export async function compress(type: string, text: string): Promise<PageFile> {
  const plain = Buffer.from(text);
  const [brotli, gzipped] = await Promise.all([
    promisify(brotliCompress)(plain, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: densityOf(text),
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      },
    }),
    promisify(gzip)(plain),
  ]);
  return { type, plain, brotli, gzip: gzipped };
}
