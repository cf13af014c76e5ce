/** The simulated people live in a thread of their own, so that their work is not done at the service's expense. */
import { parentPort, workerData } from 'node:worker_threads';
import sodium from 'libsodium-wrappers-sumo';
import * as v from 'valibot';
import { simulate } from './simulation.ts';

const { origin, setUpToken } = v.parse(v.strictObject({ origin: v.string(), setUpToken: v.string() }), workerData);
await sodium.ready;
const simulation = await simulate({ origin, setUpToken, sodium, seed: Date.now(), pace: 1 });
parentPort?.postMessage(simulation.signIns);
parentPort?.once('message', () => {
  simulation.stop();
  parentPort?.postMessage('stopped');
});
