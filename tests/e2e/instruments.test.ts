/** The instruments must be able to find fault: here with a page that does everything a page of ours must not. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from '../fixtures/axe.ts';
import { BROWSER_NAMES, browser, openTab, PHONE } from '../fixtures/browsers.ts';
import { noTraces, traces } from '../fixtures/traces.ts';
import { watch } from '../fixtures/watch.ts';

const BAD_PAGE = `<!doctype html><html lang="sv"><title>Bad</title><main><h1>Bad</h1><input>
<img alt="" src="/pixel.png"><script src="/forbidden.js"></script></main><script nonce="n">
document.cookie = 'a=b'; localStorage.setItem('a', 'b'); sessionStorage.setItem('a', 'b'); indexedDB.open('a');
history.pushState({ a: 1 }, ''); console.error('planted');</script></html>`;

let server: Server;
let origin: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/pixel.png') {
      response.writeHead(302, { location: `${origin.replace('127.0.0.1', 'localhost')}/elsewhere.png` }).end();
      return;
    }
    if (request.url !== '/') {
      response.writeHead(200, { 'content-type': 'text/html', 'cache-control': 'no-store' });
      response.end('<!doctype html><html lang="sv"><title>Good</title><main><h1>Good</h1></main></html>');
      return;
    }
    response.setHeader('content-type', 'text/html');
    response.setHeader('set-cookie', 'c=d');
    response.setHeader('etag', '"kept"');
    response.setHeader('content-security-policy', "script-src 'nonce-n'");
    response.end(BAD_PAGE);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

describe.each(BROWSER_NAMES)('%s', (name) => {
  it('sees what a bad page does', async () => {
    const tab = await openTab(await browser(name), name, PHONE);
    const seen = await watch(tab.page, { origin, cuts: () => 0 });
    await tab.page.goto(origin);
    await expect
      .poll(() => seen.complaints())
      .toEqual(
        expect.arrayContaining([
          expect.stringContaining('planted'),
          expect.stringMatching(/^policy: script-src(-elem)? .*forbidden\.js$/),
        ]),
      );
    expect(seen.strangers()).toContain(`${origin.replace('127.0.0.1', 'localhost')}/elsewhere.png`);
    expect(seen.keepable()).toEqual(
      expect.arrayContaining([`${origin}/: cache-control undefined`, `${origin}/: set-cookie`, `${origin}/: etag`]),
    );
    // The database opens when it does.
    await expect.poll(async () => (await traces(tab)).databases).toBe(1);
    const left = await traces(tab);
    expect(left.history).toBeGreaterThan(noTraces(tab, origin).history);
    expect(left).toMatchObject({ localStorage: 1, sessionStorage: 1, databases: 1, historyState: { a: 1 } });
    expect(left.cookies).toBeGreaterThanOrEqual(2);
    expect(await violations(tab.page)).toEqual([expect.stringMatching(/^label: input/)]);
    await tab.close();
  });

  it('finds nothing in a page that does nothing', async () => {
    const tab = await openTab(await browser(name), name, PHONE);
    const seen = await watch(tab.page, { origin, cuts: () => 0 });
    await tab.page.goto(`${origin}/quiet`);
    expect(await violations(tab.page)).toEqual([]);
    expect(await traces(tab)).toEqual(noTraces(tab, `${origin}/quiet`));
    expect(seen.strangers()).toEqual([]);
    expect(seen.answers()).toBeGreaterThan(0);
    await tab.close();
  });
});
