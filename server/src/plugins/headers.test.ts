import { request } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { startTestService, type TestService } from '../testing/started-service.ts';

const ONION_ADDRESS = `http://${''.padEnd(55, 'a')}d.onion`;
const running: TestService[] = [];
async function start(variables: Record<string, string>): Promise<TestService> {
  const test = await startTestService({ variables });
  running.push(test);
  return test;
}
afterEach(async () => {
  for (const test of running.splice(0)) await test.stop();
});

describe('the onion address', () => {
  const told = async (test: TestService, path: string) => (await test.ask(path)).headers.get('onion-location');

  it('is told by the youth’s page, and by nothing else', async () => {
    const test = await start({ ONION_ADDRESS, BEHIND_TLS: 'true' });
    for (const path of ['/', '/?from=school']) expect(await told(test, path)).toBe(`${ONION_ADDRESS}/`);
    for (const path of ['/console/', '/assets/page.js', '/content/sv', '/notice/sv', '/healthz', '/nowhere']) {
      expect([path, await told(test, path)]).toEqual([path, null]);
    }
  });

  it('is told over TLS only, and only if there is one', async () => {
    expect(await told(await start({ ONION_ADDRESS }), '/')).toBeNull();
    expect(await told(await start({ BEHIND_TLS: 'true' }), '/')).toBeNull();
  });

  it('is not told to who came by it', async () => {
    const test = await start({ ONION_ADDRESS, BEHIND_TLS: 'true' });
    const host = new URL(ONION_ADDRESS).host;
    const { port } = test.service;
    const headers = await new Promise<NodeJS.Dict<string | string[]>>((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port, headers: { host } }, (response) => {
        response.resume();
        resolve(response.headers);
      });
      sent.on('error', reject);
      sent.end();
    });
    expect(headers['strict-transport-security']).toBeDefined();
    expect(headers['onion-location']).toBeUndefined();
  });
});
