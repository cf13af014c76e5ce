/** What the service's JavaScript still holds: its own heap snapshot, made at a signal. */
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Stack } from '../fixtures/stack.ts';

/** For the service's environment: SIGUSR2 writes a snapshot, after collecting what nobody holds, into the process's directory. */
export const SNAPSHOT_SETTINGS = { NODE_OPTIONS: '--heapsnapshot-signal=SIGUSR2' };
/** How the file's name ends. */
export const SNAPSHOT = '.heapsnapshot';
const LOOK_MS = 100;

/** The snapshot, off the disk again. */
export async function heapOf({ pid, directory }: Pick<Stack, 'pid' | 'directory'>): Promise<Buffer> {
  process.kill(pid, 'SIGUSR2');
  for (;;) {
    const name = (await readdir(directory)).find((file) => file.endsWith(SNAPSHOT));
    if (name !== undefined) {
      const path = join(directory, name);
      const text = await whole(path);
      await rm(path);
      return text;
    }
    await pause(LOOK_MS);
  }
}

/** Once it ends as a snapshot ends. */
async function whole(path: string): Promise<Buffer> {
  for (let size = -1; ; ) {
    const now = (await stat(path)).size;
    if (now === size && now > 0) {
      const text = await readFile(path);
      if (text.subarray(-3).toString().trim().endsWith('}')) return text;
    }
    size = now;
    await pause(LOOK_MS);
  }
}
