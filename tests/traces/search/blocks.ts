/** Whose a place on an ext4 disk is, asked of the file system's own debugger. */
import { execFileSync } from 'node:child_process';

export type Owner = { kind: 'file' | 'directory'; path: string } | { kind: 'freed blocks' | 'journal' | 'file system' };

const JOURNAL_INODE = '8';
const BATCH = 200;

/** Tells for any of these offsets in bytes whose it is. */
export function ownersOf(image: string, offsets: readonly number[]): (offset: number) => Owner {
  if (offsets.length === 0) return () => ({ kind: 'freed blocks' });
  const blockSize = Number(/^Block size:\s+(\d+)/m.exec(ask(image, 'stats -h'))?.[1]);
  const blocks = [...new Set(offsets.map((offset) => Math.floor(offset / blockSize)))];
  const inodes = new Map<number, string>();
  for (const part of batches(blocks)) {
    for (const [, block, inode] of ask(image, `icheck ${part.join(' ')}`).matchAll(/^(\d+)\t(\d+)$/gm)) {
      inodes.set(Number(block), inode ?? '');
    }
  }
  const paths = new Map<string, string>();
  for (const part of batches([...new Set(inodes.values())])) {
    for (const [, inode, path] of ask(image, `ncheck ${part.join(' ')}`).matchAll(/^(\d+)\t(.*)$/gm)) {
      paths.set(inode ?? '', (path ?? '').replace(/^\/+/, ''));
    }
  }
  const directories = new Set<string>();
  for (const inode of paths.keys()) {
    if (/Type: directory/.test(ask(image, `stat <${inode}>`))) directories.add(inode);
  }
  return (offset) => {
    const inode = inodes.get(Math.floor(offset / blockSize));
    if (inode === undefined) return { kind: 'freed blocks' };
    if (inode === JOURNAL_INODE) return { kind: 'journal' };
    const path = paths.get(inode);
    if (path === undefined) return { kind: 'file system' };
    return { kind: directories.has(inode) ? 'directory' : 'file', path };
  };
}

function* batches<T>(all: readonly T[]): Generator<T[]> {
  for (let at = 0; at < all.length; at += BATCH) yield all.slice(at, at + BATCH);
}

function ask(image: string, request: string): string {
  return execFileSync('debugfs', ['-R', request, image], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}
