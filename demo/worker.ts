/** The simulated people live in a thread of their own, so that their work is not done at the service's expense. */
import { parentPort, workerData } from 'node:worker_threads';
import sodium from 'libsodium-wrappers-sumo';
import * as v from 'valibot';
import { simulate } from './simulation.ts';

const started = v.strictObject({ origin: v.string(), setUpToken: v.string(), partners: v.array(v.string()) });
await sodium.ready;
const simulation = await simulate({ ...v.parse(started, workerData), sodium, seed: Date.now(), pace: 1 });
parentPort?.postMessage(simulation.signIns);
parentPort?.once('message', () => {
  simulation.stop();
  parentPort?.postMessage('stopped');
});
