/** Searching, in a thread of its own: the house of the run goes on meanwhile. */
import { parentPort, Worker, workerData } from 'node:worker_threads';
import type { Process } from '../device/browser.ts';
import type { CellWords } from '../planted.ts';
import { listed } from '../planted.ts';
import { type Place, searchFiles, searchImage, searchMemory } from './places.ts';
import { Searcher } from './searcher.ts';

export type Work =
  | { of: 'memory'; processes: Process[]; clipboards: Buffer }
  /** A mounted file system. */
  | { of: 'files'; root: string }
  /** One that is not mounted. */
  | { of: 'image'; image: string };

interface Order {
  words: CellWords;
  work: Work;
}

/** @throws what the search throws. */
export function search(words: CellWords, work: Work): Promise<Place[]> {
  const order: Order = { words, work };
  const worker = new Worker(new URL(import.meta.url), { workerData: order });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

function carriedOut({ words, work }: Order): Place[] {
  const searcher = new Searcher(words);
  const planted = listed(words).map(({ word }) => word);
  switch (work.of) {
    case 'files':
      return searchFiles(work.root, searcher, planted);
    case 'image':
      return searchImage(work.image, searcher, planted);
    case 'memory': {
      const copied = searcher.file(Buffer.from(work.clipboards));
      const places = copied.map((hit): Place => ({ medium: 'clipboard', surface: 'clipboard', hit }));
      return [...searchMemory(work.processes, searcher), ...places];
    }
  }
}

parentPort?.postMessage(carriedOut(workerData as Order));
