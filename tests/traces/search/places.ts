/** Everywhere a word can be after a visit: files and their names, the raw disk, living memory. */
import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import type { Process } from '../device/browser.ts';
import { ownersOf } from './blocks.ts';
import type { Hit, Searcher } from './searcher.ts';
import { surfaceOf } from './surface.ts';

export type Medium = 'file' | 'raw disk' | 'memory' | 'clipboard';

export interface Place {
  medium: Medium;
  surface: string;
  hit: Hit;
}

const PIECE = 4 * 1024 * 1024;
const ZEROS = Buffer.alloc(2 * PIECE);
const PIECE_BUFFER = Buffer.alloc(2 * PIECE);
const MOST_FILE = 256 * 1024 * 1024;

export function searchFiles(root: string, searcher: Searcher, words: readonly string[]): Place[] {
  const places: Place[] = [];
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    const path = `${entry.parentPath}/${entry.name}`.slice(root.length + 1);
    const add = (surface: string) => (hit: Hit) => void places.push({ medium: 'file', surface, hit });
    searcher.plain(Buffer.from(entry.name), add(`name of ${surfaceOf(path, words)}`));
    if (!entry.isFile() || statSync(`${root}/${path}`).size > MOST_FILE) continue;
    searcher.file(readFileSync(`${root}/${path}`)).forEach(add(surfaceOf(path, words)));
  }
  return places;
}

/** Everything on the disk that is in no file: freed blocks, the journal, names in directories. */
export function searchImage(image: string, searcher: Searcher, words: readonly string[]): Place[] {
  const found: Hit[] = [];
  for (const { bytes, at } of pieces(image, searcher.overlap)) {
    searcher.plain(bytes, (hit) => {
      if (hit.offset < PIECE) found.push({ ...hit, offset: at + hit.offset });
    });
    for (const hit of searcher.streams(bytes)) {
      if (hit.offset < PIECE) found.push({ ...hit, offset: at + hit.offset });
    }
  }
  const owners = ownersOf(
    image,
    found.map(({ offset }) => offset),
  );
  return found.flatMap((hit): Place[] => {
    const owner = owners(hit.offset);
    // Files were searched as such.
    if (owner.kind === 'file') return [];
    const surface = owner.kind === 'directory' ? `directory ${surfaceOf(owner.path, words)}` : owner.kind;
    return [{ medium: 'raw disk', surface, hit }];
  });
}

/** Pieces that hold anything, each with the beginning of the next. */
function* pieces(path: string, overlap: number): Generator<{ bytes: Buffer; at: number }> {
  const file = openSync(path, 'r');
  try {
    const size = statSync(path).size;
    for (let at = 0; at < size; at += PIECE) {
      const bytes = Buffer.alloc(PIECE + overlap);
      const read = bytes.subarray(0, readSync(file, bytes, 0, bytes.byteLength, at));
      if (!read.equals(ZEROS.subarray(0, read.byteLength))) yield { bytes: read, at };
    }
  } finally {
    closeSync(file);
  }
}

/** Everything that the browser's processes hold and could write; what several share is read once. */
export function searchMemory(processes: readonly Process[], searcher: Searcher): Place[] {
  const places: Place[] = [];
  const shared = new Set<string>();
  for (const { pid, type } of processes) {
    for (const region of regionsOf(pid)) {
      if (region.inode !== '0' && shared.has(region.inode)) continue;
      if (region.inode !== '0') shared.add(region.inode);
      searchRegion(pid, region, searcher, (hit) => places.push({ medium: 'memory', surface: type, hit }));
    }
  }
  return places;
}

interface Region {
  start: number;
  end: number;
  inode: string;
}

function searchRegion(pid: number, { start, end }: Region, searcher: Searcher, found: (hit: Hit) => void): void {
  const memory = openMemory(pid);
  if (memory === null) return;
  for (let at = start; at < end; at += PIECE) {
    try {
      const length = Math.min(PIECE + searcher.overlap, end - at);
      const read = readSync(memory, PIECE_BUFFER, 0, length, at);
      searcher.plain(PIECE_BUFFER.subarray(0, read), (hit) => {
        if (hit.offset < PIECE) found(hit);
      });
    } catch {
      // Unmapped meanwhile.
    }
  }
  closeSync(memory);
}

function openMemory(pid: number): number | null {
  try {
    return openSync(`/proc/${pid}/mem`, 'r');
  } catch {
    return null;
  }
}

/** Readable, and not just a file's own content as it lies on the disk. */
function regionsOf(pid: number): Region[] {
  const maps = `/proc/${pid}/smaps`;
  if (!existsSync(maps)) return [];
  const text = readFileSync(maps, 'utf8');
  return text.split(/\n(?=[0-9a-f]+-[0-9a-f]+ )/).flatMap((entry) => {
    const [, start, end, rights = '', inode = '0'] = /^([0-9a-f]+)-([0-9a-f]+) (\S{4}) \S+ \S+ (\d+)/.exec(entry) ?? [];
    const resident = Number(/^Rss:\s+(\d+)/m.exec(entry)?.[1] ?? 0) + Number(/^Swap:\s+(\d+)/m.exec(entry)?.[1] ?? 0);
    if (!start || !end || !rights.startsWith('r') || resident === 0) return [];
    if (!rights.includes('w') && inode !== '0' && !entry.includes('memfd') && !entry.includes('/dev/shm')) return [];
    return [
      { start: Number.parseInt(start, 16), end: Number.parseInt(end, 16), inode: rights.endsWith('s') ? inode : '0' },
    ];
  });
}
