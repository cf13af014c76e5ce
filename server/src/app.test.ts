import { channel } from 'node:diagnostics_channel';
import { request, type Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setUp, startTestService, type TestService } from './testing/started-service.ts';

let test: TestService;
let token: string;
const METRICS_TOKEN = 'm'.repeat(40);

beforeAll(async () => {
  test = await startTestService({ variables: { METRICS_TOKEN } });
  token = (await setUp(test)).token;
});
afterAll(async () => {
  await test.stop();
  expect(test.faults).toEqual([]);
});

const EVERYWHERE = [
  '/',
  '/plain',
  '/console/',
  '/console',
  '/console/assets/console.css',
  '/assets/page.js',
  '/content/sv',
  '/notice/sv',
  '/notice/sv/none',
  '/staff/texts',
  '/healthz',
  '/readyz',
  '/routez',
  '/staff/set-up',
  '/staff/accounts',
  '/nowhere',
  '/%ZZ',
];

describe('every answer', () => {
  it.each(EVERYWHERE)('of %s keeps nothing, lets nothing in and tells nothing of the server', async (path) => {
    const { headers } = await test.ask(path);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-embedder-policy')).toBe('require-corp');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval(?<!wasm-unsafe-eval)|https?:|\*/);
    for (const name of ['set-cookie', 'server', 'x-powered-by', 'etag', 'last-modified', 'strict-transport-security']) {
      expect([name, headers.get(name)]).toEqual([name, null]);
    }
  });

  it('A7: sets no cookie, whatever is sent', async () => {
    const { headers } = await test.ask('/', { headers: { cookie: 'session=1' } });
    expect(headers.getSetCookie()).toEqual([]);
  });

  it('behind TLS tells browsers never to come without', async () => {
    const behind = await startTestService({ variables: { BEHIND_TLS: 'true' } });
    for (const path of EVERYWHERE.filter((path) => path !== '/%ZZ')) {
      const { headers } = await behind.ask(path);
      expect(headers.get('strict-transport-security')).toBe('max-age=63072000; includeSubDomains; preload');
    }
    await behind.stop();
  });

  it.each(['/', '/console/'])(
    'of the page %s allows WebAssembly, no other evaluation, and no markup from text',
    async (path) => {
      const policy = (await test.ask(path)).headers.get('content-security-policy');
      expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
      expect(policy).toContain("require-trusted-types-for 'script'");
      expect((await test.ask(path)).headers.get('permissions-policy')).toContain('camera=()');
    },
  );
});

describe('the preview of the youth’s page', () => {
  it('is shown in a frame of the console’s, and nowhere else', async () => {
    const answer = await test.ask('/staff/preview');
    expect(answer.text).toContain('<title>Preview</title>');
    const policy = answer.headers.get('content-security-policy');
    expect(policy).toContain("frame-ancestors 'self'");
    expect(answer.headers.get('x-frame-options')).toBe('SAMEORIGIN');
    const youth = (await test.ask('/')).headers.get('content-security-policy');
    expect(policy?.replace("frame-ancestors 'self'", "frame-ancestors 'none'")).toBe(youth);
    expect((await test.ask('/console/')).headers.get('content-security-policy')).toContain("frame-src 'self'");
    for (const path of ['/', '/console/', '/nowhere']) {
      const { headers } = await test.ask(path);
      expect([path, headers.get('x-frame-options')]).toEqual([path, 'DENY']);
    }
  });

  it('has no other address', async () => {
    expect((await test.ask('/preview.html')).status).toBe(404);
  });
});

describe('the console', () => {
  it('A9: is there for everybody to sign in, with its files', async () => {
    expect((await test.ask('/console/')).text).toContain('<title>Console</title>');
    expect((await test.ask('/console')).headers.get('location')).toBe('/console/');
    expect((await test.ask('/console/assets/console.css')).headers.get('content-type')).toBe('text/css; charset=utf-8');
    for (const path of ['/console/index.html', '/console/nowhere', '/console/assets/../../youth/index.sv.html']) {
      const answer = await test.ask(path);
      expect([path, answer.status, answer.text]).toEqual([path, 404, '']);
    }
  });
});

describe('bad input', () => {
  const path = '/staff/accounts';
  const none = { directoryOrganisation: null, teams: [], competences: [] };
  const good = { username: 'berit', nameShown: 'Berit', organisation: 'The centre', role: 'counsellor', ...none };
  const json = { 'content-type': 'application/json' };

  it.each([
    ['no JSON', '{"username":"SECRET', json],
    ['another type', JSON.stringify(good), { 'content-type': 'text/plain' }],
    ['form data', 'username=SECRET', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['no object', '"SECRET"', json],
    ['an unknown key', JSON.stringify({ ...good, SECRET: true }), json],
    ['a key too few', JSON.stringify({ username: 'SECRET' }), json],
    ['a value of another type', JSON.stringify({ ...good, username: ['SECRET'] }), json],
    ['a value outside its list', JSON.stringify({ ...good, role: 'SECRET' }), json],
    ['a prototype', '{"__proto__":{"SECRET":1},"username":"berit"}', json],
    ['a constructor', '{"constructor":{"prototype":{"SECRET":1}}}', json],
    ['nothing', '', json],
  ])('L2: %s is malformed, and nothing of it is echoed', async (_name, body, headers) => {
    const answer = await test.ask(path, { method: 'POST', token, body, headers });
    expect([answer.status, answer.text]).toEqual([400, '{"code":"malformed"}']);
  });

  it('L1: too long a body is refused, and nothing of it is echoed', async () => {
    const body = JSON.stringify({ ...good, nameShown: 'SECRET'.repeat(10_000) });
    const answer = await test.ask(path, { method: 'POST', token, body, headers: json });
    expect([answer.status, answer.text]).toEqual([400, '{"code":"too-large"}']);
  });

  it('L2: what is no HTTP at all is refused without a word', async () => {
    const socket = connect(test.service.port, '127.0.0.1');
    socket.write('SECRET / HTTP/9\r\n\r\n');
    const answer = await text(socket);
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(answer).not.toContain('SECRET');
  });

  it('says of a connection that was opened ahead that its time is over, and nothing of a request', async () => {
    const accepted = channel('net.server.socket');
    const socket = connect(test.service.port, '127.0.0.1');
    const { promise, resolve } = Promise.withResolvers<Socket & { server: Server }>();
    const listener = (message: unknown) => {
      const { socket: other } = message as { socket: Socket & { server: Server } };
      if (other.remotePort === socket.localPort) resolve(other);
    };
    accepted.subscribe(listener);
    const other = await promise;
    accepted.unsubscribe(listener);
    // As Node's server does once half a minute has passed.
    const timeout = Object.assign(new Error('Request timeout'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' });
    other.server.emit('clientError', timeout, other);
    expect(await text(socket)).toBe('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  });

  it('L1: headers without end are refused', async () => {
    const answer = await new Promise<number | undefined>((resolve, reject) => {
      const sent = request(
        { port: test.service.port, host: '127.0.0.1', headers: { 'x-long': 'x'.repeat(20_000) } },
        (response) => {
          response.resume();
          resolve(response.statusCode);
        },
      );
      sent.on('error', reject);
      sent.end();
    });
    expect(answer).toBe(400);
  });
});

describe('health', () => {
  it('S1: says that the process lives and takes visitors', async () => {
    expect((await test.ask('/healthz')).status).toBe(204);
    expect((await test.ask('/readyz')).status).toBe(204);
  });

  it('S1: gives counts to whoever has the token, and to nobody else', async () => {
    await test.ask('/staff/accounts?id=SECRET', { headers: { 'user-agent': 'SECRET' } });
    for (const request of [{}, { token }, { headers: { authorization: METRICS_TOKEN } }]) {
      const answer = await test.ask('/metrics', request);
      expect([answer.status, answer.text]).toEqual([404, '']);
    }
    const { status, text, headers } = await test.ask('/metrics', { token: METRICS_TOKEN });
    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch(/^text\/plain/);
    expect(text).toMatch(/^dorren_refusals_total\{code="not-signed-in"\} [1-9]/m);
    expect(text).toMatch(/^dorren_conversations_waiting 0$/m);
    expect(text).not.toContain('SECRET');
    const labels = [...text.matchAll(/\{(\w+)=/g)].map(([, label]) => label);
    expect(new Set(labels)).toEqual(new Set(['code']));
  });
});
