import { LAPTOP } from '../fixtures/browsers.ts';
import { Counsellor } from './people/counsellor.ts';
import { house } from './people/house.ts';

const h = await house();
const c = new Counsellor(await h.seat('chromium', LAPTOP));
const cdp = await c.page.createCDPSession();
await cdp.send('Network.enable');
const t = Date.now();
const log = (d: string) => (e: any) => console.log(Date.now() - t, d, e.response.payloadData.slice(0, 300));
cdp.on('Network.webSocketFrameSent', log('>'));
cdp.on('Network.webSocketFrameReceived', log('<'));
cdp.on('Network.webSocketClosed', () => console.log('closed'));
await c.enter(h.people.a);
console.log('in', Date.now() - t);
try {
  await c.goOnDuty(2);
} catch (e) {
  console.log((e as Error).message);
}
console.log(await c.watched.complaints());
await c.page.screenshot({ path: `/tmp/shot.png` });
console.log(h.centre.stack.output());
process.exit(0);
