/** `npm start -- --demo`: the service with a made-up centre and simulated people (README, demo/README.md). */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { runService } from '../server/src/run.ts';
import type { SignIn } from './centre.ts';
import { VISITOR_WAITS_MS } from './colleague.ts';
import { fillRecords } from './fill.ts';
import { startPartnerSite } from './partner/partner-site.ts';
import people from './people.json' with { type: 'json' };

// A visitor who stops the demonstration does not want to wait for conversations to end.
process.env.STOP_GRACE_MS ??= '2000';

await runService({
  demonstration: true,
  fill: (records) => fillRecords(records, Date.now()),
  async started({ address, setUpToken }, say) {
    console.log(say('demo.preparing'));
    const partner = await startPartnerSite(address, portAfter(address));
    const worker = new Worker(new URL('worker.ts', import.meta.url), {
      workerData: { origin: address, setUpToken, partners: [partner.origin] },
    });
    const [signIns] = (await once(worker, 'message')) as [SignIn[]];
    console.log(say('demo.sign-ins', { address: `${address}/console/` }));
    for (const { username, passphrase, role } of signIns) {
      console.log(say('demo.sign-in', { username: username.padEnd(8), passphrase, role: say(`demo.role.${role}`) }));
    }
    console.log(say('demo.partner', { address: `${partner.origin}/` }));
    console.log(say('demo.youths', { colleague: people.colleague.nameShown, seconds: VISITOR_WAITS_MS / 1000 }));
    return async () => {
      await partner.stop();
      worker.postMessage('stop');
      await once(worker, 'message');
      await worker.terminate();
    };
  },
});

/** The next one; 0, for any that is free, if there is none. */
function portAfter(address: string): number {
  const port = Number(new URL(address).port);
  return port > 0 && port < 65_535 ? port + 1 : 0;
}
