/** The server's side of the directory's search: a process of its own, on a core of its own. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { SearchBench, type SearchTimes } from './directory-search.ts';

export interface SearchOnServer extends SearchTimes {
  indexKb: number;
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function usedKb(): number {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1_000;
}

const { rounds } = JSON.parse(process.argv[2] ?? '{}') as { rounds: number };
const bench = new SearchBench();
const before = usedKb();
bench.build();
const indexKb = usedKb() - before;
const result: SearchOnServer = { ...bench.measure(rounds), indexKb };
process.send?.(result);
process.disconnect();
