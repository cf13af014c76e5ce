import { createHash } from 'node:crypto';
import { createConnection } from 'node:net';
import type { Settings } from '@dorren/shared/protocol/content.ts';
import { iconAddress, PAGE_ICONS } from '@dorren/shared/protocol/page-icons.ts';
import { SUBPROTOCOL } from '@dorren/shared/protocol/version.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setUp, startTestService, type TestService } from '../testing/started-service.ts';

const PARTNER = 'https://www.school.example';
const OTHER = 'https://clinic.example';
const METRICS_TOKEN = 'm'.repeat(32);

let test: TestService;
let token: string;
beforeEach(async () => {
  test = await startTestService({ variables: { BEHIND_TLS: 'true', METRICS_TOKEN } });
  ({ token } = await setUp(test));
});
afterEach(async () => {
  await test.stop();
  expect(test.faults).toEqual([]);
});

async function change(part: Record<string, unknown>): Promise<number> {
  const settings = (await test.ask('/staff/settings', { token })).json as Settings;
  return (await test.ask('/staff/settings', { method: 'PUT', token, body: { ...settings, ...part } })).status;
}

async function headersOf(path: string): Promise<Record<string, string>> {
  const { date: _, 'content-length': _length, ...rest } = Object.fromEntries((await test.ask(path)).headers);
  return rest;
}

async function ancestors(path: string): Promise<string> {
  const policies = (await headersOf(path))['content-security-policy'] ?? '';
  return policies.split('; ').find((one) => one.startsWith('frame-ancestors ')) ?? '';
}

describe('E2: in a frame', () => {
  it('nobody shows the door while there are no partners', async () => {
    expect(await ancestors('/embedded')).toBe("frame-ancestors 'none'");
  });

  it('the partners do, from the moment that they are set until they are taken away', async () => {
    expect(await change({ partners: [PARTNER, OTHER] })).toBe(204);
    expect(await ancestors('/embedded')).toBe(`frame-ancestors ${PARTNER} ${OTHER}`);
    expect(await change({ partners: [OTHER] })).toBe(204);
    expect(await ancestors('/embedded')).toBe(`frame-ancestors ${OTHER}`);
    expect(await change({ partners: [] })).toBe(204);
    expect(await ancestors('/embedded')).toBe("frame-ancestors 'none'");
  });

  it('and nothing else is shown by anybody', async () => {
    await change({ partners: [PARTNER] });
    for (const path of ['/', '/console/', '/content/sv', '/notice/sv', '/assets/page.js', '/embedded/', '/nowhere']) {
      expect([path, await ancestors(path)]).toEqual([path, "frame-ancestors 'none'"]);
      expect([path, (await headersOf(path))['x-frame-options']]).toEqual([path, 'DENY']);
    }
  });

  it('it is the page that it is by itself, and says that it is in a frame', async () => {
    const [alone, framed] = [await test.ask('/'), await test.ask('/embedded')];
    expect(framed.text).toContain(' data-embedded="true"');
    expect(framed.text.replace(' data-embedded="true"', ' data-embedded="false"')).toBe(alone.text);
  });

  it('E3: its headers are those of the page by itself, but for who may show it', async () => {
    await change({ partners: [PARTNER] });
    const { 'x-frame-options': denied, ...alone } = await headersOf('/');
    const framed = await headersOf('/embedded');
    expect(denied).toBe('DENY');
    const policy = framed['content-security-policy']?.replace(PARTNER, "'none'").replace("frame-src 'self'; ", '');
    expect({ ...framed, 'content-security-policy': policy }).toEqual(alone);
  });
});

describe('E9: the way out', () => {
  const policy = async () => (await headersOf('/way-out'))['content-security-policy'] ?? '';

  it('is shown within our own page by the partners of that moment, and by nobody else', async () => {
    expect(await ancestors('/way-out')).toBe("frame-ancestors 'none'");
    await change({ partners: [PARTNER, OTHER] });
    expect(await ancestors('/way-out')).toBe(`frame-ancestors 'self' ${PARTNER} ${OTHER}`);
    await change({ partners: [] });
    expect(await ancestors('/way-out')).toBe("frame-ancestors 'none'");
  });

  it('has no origin, loads nothing, and runs the one script that it has', async () => {
    const { text } = await test.ask('/way-out');
    const [script = '', ...others] = [...text.matchAll(/<script>([^<]*)<\/script>/g)].map(([, inside]) => inside);
    expect(others).toEqual([]);
    expect(text).not.toMatch(/<script[^>]|src=|href=|http-equiv/);
    const hash = createHash('sha384').update(script).digest('base64');
    expect((await policy()).split('; ').slice(0, 3)).toEqual([
      'sandbox allow-scripts allow-top-navigation',
      "default-src 'none'",
      `script-src 'sha384-${hash}'`,
    ]);
  });

  it('has every other header of the page that it leaves', async () => {
    await change({ partners: [PARTNER] });
    const strip = ({
      'content-security-policy': _,
      'content-language': _language,
      vary: _vary,
      'content-encoding': _encoding,
      ...rest
    }: Record<string, string>) => rest;
    expect(strip(await headersOf('/way-out'))).toEqual(strip(await headersOf('/embedded')));
  });
});

describe('E1: the settings', () => {
  it.each([
    { partners: ['https://*.school.example'] },
    { partners: ['https://school.example/pupils'] },
    { partners: ['https://School.example'] },
    { partners: ['http://school.example'] },
    { partners: ["https://a.example; script-src 'unsafe-inline'"] },
    { partners: [PARTNER, PARTNER] },
    { partners: Array.from({ length: 101 }, (_, index) => `https://a${index}.example`) },
    { partners: PARTNER },
    { partners: undefined },
    { icon: 'heart' },
    { icon: '/favicon.ico' },
    { icon: undefined },
  ])('are refused with %j, and stay as they were', async (wrong) => {
    await change({ partners: [OTHER] });
    const before = (await test.ask('/staff/settings', { token })).json as Settings;
    const answer = await test.ask('/staff/settings', { method: 'PUT', token, body: { ...before, ...wrong } });
    expect([answer.status, answer.json]).toEqual([400, { code: 'malformed' }]);
    expect((await test.ask('/staff/settings', { token })).json).toEqual(before);
    expect(await ancestors('/embedded')).toBe(`frame-ancestors ${OTHER}`);
  });

  it('E7: say which of the icons the tab has, by itself and in a frame', async () => {
    for (const icon of PAGE_ICONS) {
      expect(await change({ icon })).toBe(204);
      for (const path of ['/', '/embedded']) {
        expect((await test.ask(path)).text).toContain(`<link rel="icon" href="${iconAddress(icon)}">`);
      }
    }
  });
});

/** What a browser sends along from a partner's page, with and without our line's `referrerpolicy`. */
const FROM_A_PARTNER = [
  { origin: PARTNER, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' },
  { referer: `${PARTNER}/pupils/help?class=9`, 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'iframe' },
  { origin: 'null', 'sec-fetch-site': 'cross-site' },
];

function upgradeStatus(path: string, origin: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(test.service.port, '127.0.0.1');
    socket.on('error', reject);
    socket.once('data', (head) => {
      socket.destroy();
      resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(head.toString('latin1'))?.[1]));
    });
    socket.write(
      `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${test.service.port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${'A'.repeat(22)}==\r\nSec-WebSocket-Protocol: ${SUBPROTOCOL}\r\nOrigin: ${origin}\r\n\r\n`,
    );
  });
}

describe('E4: a partner’s own script', () => {
  beforeEach(() => change({ partners: [PARTNER] }));

  it('opens no socket, and our page in the frame does', async () => {
    for (const path of ['/youth/socket', '/staff/socket']) {
      for (const origin of [PARTNER, 'null', 'https://127.0.0.1']) {
        expect([path, origin, await upgradeStatus(path, origin)]).toEqual([path, origin, 403]);
      }
      expect(await upgradeStatus(path, `https://127.0.0.1:${test.service.port}`)).toBe(101);
    }
  });

  it('is let read nothing', async () => {
    const paths = [
      '/embedded',
      '/',
      '/content/sv',
      '/notice/sv',
      '/directory',
      '/assets/page.js',
      '/staff/settings',
      '/healthz',
    ];
    for (const path of paths) {
      for (const method of ['GET', 'OPTIONS']) {
        const asked = { 'access-control-request-method': 'GET', 'access-control-request-headers': 'authorization' };
        for (const headers of FROM_A_PARTNER) {
          const answer = await test.ask(path, { method, headers: { ...headers, ...asked } });
          const allowed = [...answer.headers.keys()].filter((name) => name.startsWith('access-control-'));
          expect([path, method, allowed, answer.headers.get('cross-origin-resource-policy')]).toEqual([
            ...[path, method, []],
            'same-origin',
          ]);
        }
      }
    }
  });
});

describe('E5: where somebody came from', () => {
  it('changes no answer, and is counted and kept nowhere', async () => {
    await change({ partners: [PARTNER] });
    const metrics = async () => (await test.ask('/metrics', { token: METRICS_TOKEN })).text;
    const own = (text: string) =>
      text
        .split('\n')
        .filter((line) => line.startsWith('dorren_'))
        .join('\n');
    const [before, plain] = [own(await metrics()), (await test.ask('/embedded')).text];
    expect(before).not.toBe('');
    for (const headers of FROM_A_PARTNER) expect((await test.ask('/embedded', { headers })).text).toBe(plain);
    expect(own(await metrics())).toBe(before);
    expect(await metrics()).not.toContain('school.example');
  });
});

describe('E6: to come with TLS only', () => {
  const told = async (path: string, purpose?: string) => {
    const headers: Record<string, string> = purpose === undefined ? {} : { 'sec-fetch-dest': purpose };
    return (await test.ask(path, { headers })).headers.has('strict-transport-security');
  };

  it('is told by a page that is opened by itself, and to browsers that do not say what they ask for', async () => {
    for (const path of ['/', '/embedded', '/console/', '/assets/page.js']) {
      expect([path, await told(path, 'document'), await told(path)]).toEqual([path, true, true]);
    }
  });

  it('is told by nothing that a page in a frame loads', async () => {
    expect(await told('/embedded', 'iframe')).toBe(false);
    for (const purpose of ['script', 'style', 'empty', 'image', 'worker']) {
      expect([purpose, await told('/assets/page.js', purpose), await told('/content/sv', purpose)]).toEqual([
        ...[purpose, false],
        false,
      ]);
    }
  });
});
