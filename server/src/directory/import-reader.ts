import { Worker } from 'node:worker_threads';
import type { Reading } from './exchange/check.ts';
import type { readDirectory } from './exchange/exchange.ts';

/** MiB: many times what the largest good file takes. */
const MOST_MEMORY = 1024;

/** Reads a file in a thread of its own, so that no file, whatever is in it, holds up a conversation. Rejects if it takes too much memory. */
export function readAside(...file: Parameters<typeof readDirectory>): Promise<Reading> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./import-worker.ts', import.meta.url), {
      workerData: file,
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY },
    });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the reader of a file ended with ${code}`)));
  });
}
