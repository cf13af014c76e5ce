/** Nothing that is served has a host in it: by whatever name the service is reached, an onion address too, nobody is led to another. */
import { globSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask, type Site } from '../../scripts/doctor/outside/site.ts';
import { buildStalePages } from '../../scripts/lib/pages.ts';
import { ROOT } from '../../scripts/lib/run.ts';
import { startTestService, type TestService } from '../../server/src/testing/started-service.ts';
import { youthContent } from '../../shared/src/protocol/content.ts';

const ADDRESS = /\b(?:https?|wss?|ftp):?\/\/[\w[][^\s"'`<>()\\]*/g;
/** Names of kinds of markup, which nobody fetches. */
const NAMES = /^http:\/\/www\.w3\.org\/(?:1998\/Math\/MathML|1999\/xhtml|1999\/xlink|2000\/svg|XML\/1998\/namespace)\b/;
/** Within the words of an error that nobody is shown. */
const REACT = 'https://react.dev/errors/';

const ONION_ADDRESS = `http://${''.padEnd(55, 'a')}d.onion`;
const PUBLIC_ADDRESS = 'https://door.example';
let test: TestService;
let site: Site;
let exitAddress: string;

beforeAll(async () => {
  await buildStalePages();
  test = await startTestService({
    variables: { PAGES_DIR: ROOT, BEHIND_TLS: 'true', PUBLIC_ADDRESS, ONION_ADDRESS },
  });
  site = { origin: new URL(`http://127.0.0.1:${test.service.port}`), httpPort: null };
  const content = JSON.parse((await ask(site, '/content/sv')).body.toString('utf8'));
  ({ exitAddress } = v.parse(youthContent, content));
}, 120_000);
afterAll(() => test.stop());

function addresses(text: string): string[] {
  return [...new Set(text.match(ADDRESS) ?? [])].filter((address) => !NAMES.test(address));
}

it.each(['web-client', 'staff-console'])('in what is built of %s', (page) => {
  const files = globSync('**/*.{html,js,css,svg}', { cwd: `${ROOT}${page}/dist` });
  const found = files.flatMap((file) => addresses(readFileSync(`${ROOT}${page}/dist/${file}`, 'utf8')));
  expect(files.length).toBeGreaterThan(5);
  expect([...new Set(found)]).toEqual(page === 'staff-console' ? [REACT] : []);
});

it.each(['door.example', new URL(ONION_ADDRESS).host])('in what is answered to who comes by %s', async (host) => {
  const paths = [
    '/',
    '/embedded',
    '/way-out',
    '/console/',
    '/console',
    '/staff/preview',
    '/content/sv',
    '/notice/en',
    '/directory',
    '/nowhere',
  ];
  for (const path of paths) {
    const { body, headers } = await ask(site, path, { headers: { host } });
    const told = [...headers].filter(([name]) => name !== 'onion-location').flatMap(([, values]) => values);
    const found = addresses(`${told.join('\n')}\n${body.toString('utf8')}`.replaceAll('&quot;', '"'));
    // The ordinary page that the exit leads to is the centre's own choice.
    expect([path, found.filter((address) => address !== exitAddress)]).toEqual([path, []]);
  }
});

it('finds one, if there is one', () => {
  expect(addresses(`fetch("https://door.example/x")`)).toEqual(['https://door.example/x']);
  expect(addresses(`<svg xmlns="http://www.w3.org/2000/svg">`)).toEqual([]);
});
