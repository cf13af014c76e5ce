/** A disk that can be full: a file system of its own in memory. Only root can have one. */
import { execFile } from 'node:child_process';
import { chmodSync, closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const SIZE = '512m';
const PIECE = Buffer.alloc(64 * 1024);

export class SmallDisk {
  readonly directory: string;
  readonly #ballast: string;

  private constructor(directory: string) {
    this.directory = directory;
    this.#ballast = join(directory, 'ballast');
  }

  /** Null if this user may not. */
  static async mount(): Promise<SmallDisk | null> {
    if (process.getuid?.() !== 0) return null;
    const directory = mkdtempSync(join(tmpdir(), 'faults-disk-'));
    try {
      await run('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'tmpfs', directory]);
    } catch {
      rmSync(directory, { recursive: true, force: true });
      return null;
    }
    chmodSync(directory, 0o755);
    return new SmallDisk(directory);
  }

  fill(): void {
    const file = openSync(this.#ballast, 'w');
    try {
      for (;;) if (writeSync(file, PIECE) < PIECE.byteLength) return;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
    } finally {
      closeSync(file);
    }
  }

  empty(): void {
    rmSync(this.#ballast, { force: true });
  }

  async close(): Promise<void> {
    await run('umount', ['-l', this.directory]);
    rmSync(this.directory, { recursive: true, force: true });
  }
}
