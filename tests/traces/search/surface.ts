/** Where something was found, named so that it is the same from run to run. */
import { createHash } from 'node:crypto';

/** Firefox names an entry of its cache by the SHA-1 of its key; this one is its own first page, which shows pages of the history. */
const FIRST_PAGE = `entries/${createHash('sha1').update(':about:home').digest('hex').toUpperCase()}`;

const ROOTS: readonly (readonly [RegExp, string])[] = [
  [/^home\/\.config\/chromium\//, ''],
  [/^home\/\.cache\/chromium\//, 'cache: '],
  [/^home\/\.mozilla\/firefox\/own\//, ''],
  [/^home\/\.cache\/mozilla\/firefox\/[^/]*\//, 'cache: '],
];

/** `path` below the disk's root; `words`: planted ones, which names may contain. */
export function surfaceOf(path: string, words: readonly string[]): string {
  let name = path;
  for (const [root, instead] of ROOTS) name = name.replace(root, instead);
  if (name.endsWith(FIRST_PAGE)) name = name.replace(FIRST_PAGE, 'about:home');
  for (const word of words) name = name.replaceAll(word, '<word>');
  return name
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, '*')
    .replace(/[0-9A-Fa-f]{12,}/g, '*')
    .replace(/\d+/g, '*')
    .replace(/(Cache_Data|entries|js|wasm)\/[^/]*$/, '$1/*');
}
