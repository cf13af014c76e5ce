/** The thread of {@link readAside}. */
import { parentPort, workerData } from 'node:worker_threads';
import { readDirectory } from './exchange/exchange.ts';

parentPort?.postMessage(readDirectory(...(workerData as Parameters<typeof readDirectory>)));
