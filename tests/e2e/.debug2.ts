import { LAPTOP } from '../fixtures/browsers.ts';
import { house } from './people/house.ts';

const h = await house();
const s = await h.seat('firefox', LAPTOP);
s.tab.page.on('response', (r) =>
  console.log(r.status(), r.fromCache(), r.url().slice(20), JSON.stringify(r.headers()).slice(0, 200)),
);
await s.tab.page.goto(s.network.origin + '/console/');
await s.tab.page.waitForSelector('button');
console.log(await (await fetch(s.network.origin + '/console/')).headers.get('cache-control'));
const svg = /assets\/mark[^"]*/.exec(await (await fetch(s.network.origin + '/console/')).text());
const r = await fetch(s.network.origin + '/console/' + svg);
console.log(svg, [...r.headers].join('\n'));
process.exit(0);
