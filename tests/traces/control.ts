/** A word that the bench itself leaves on every disk: if it is not found, nothing that was not found means anything. */
import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import type { Place } from './search/places.ts';

const FILLING = 'så är det '.repeat(400);

/** One file that stays, and one that was there. */
export function leaveControl(mount: string, word: string): void {
  const text = `${FILLING}${word}${FILLING}`;
  write(`${mount}/kept`, Buffer.concat([zstdCompressSync(text), Buffer.from('between'), gzipSync(text)]));
  write(`${mount}/deleted`, Buffer.from(text, 'utf16le'));
  rmSync(`${mount}/deleted`);
}

function write(path: string, bytes: Buffer): void {
  const file = openSync(path, 'w');
  writeSync(file, bytes);
  fsyncSync(file);
  closeSync(file);
}

/** What was found without it. @throws if the bench is blind. */
export function withoutControl(places: readonly Place[]): Place[] {
  const of = (medium: Place['medium'], encoding: string) =>
    places.some((place) => place.hit.kind === 'control' && place.medium === medium && place.hit.encoding === encoding);
  if (!of('file', 'zstd > utf-8') || !of('file', 'gzip > utf-8') || !of('raw disk', 'utf-16')) {
    throw new Error('the control word was not found on the disk');
  }
  return places.filter(({ hit }) => hit.kind !== 'control');
}
