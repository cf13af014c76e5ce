/** Against the real service, and against one in front of it that changes one thing. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PAGE_LANGUAGES } from '@dorren/shared/protocol/values.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildStalePages } from '../../scripts/lib/pages.ts';
import { ROOT } from '../../scripts/lib/run.ts';
import { type Manifest, makeManifest } from '../../scripts/verify/manifest.ts';
import { readTemplate } from '../../scripts/verify/template.ts';
import { type Fault, verify } from '../../scripts/verify/verify.ts';
import { startTestService, type TestService } from '../../server/src/testing/started-service.ts';

interface Change {
  body?(path: string, body: string): string;
  headers?(path: string, headers: Headers): void;
}

let house: TestService;
let expected: Manifest;

beforeAll(async () => {
  await buildStalePages();
  expected = makeManifest(ROOT);
  house = await startTestService({ variables: { PAGES_DIR: ROOT }, demonstration: true });
}, 120_000);
afterAll(() => house.stop());

it('finds nothing to say about what this source serves', async () => {
  const { faults, checked, demonstration } = await verify(house.service.address, expected);
  expect(faults).toEqual([]);
  // In each language: the page, the same for a frame, and the one that needs no script.
  expect(checked).toBe(Object.keys(expected.files).length + 3 * PAGE_LANGUAGES.length);
  expect(demonstration).toBe(true);
});

describe('whoever serves something else', () => {
  it.each<[string, Change, Partial<Fault>]>([
    [
      'a script with one more byte',
      { body: (path, body) => (path.endsWith('.js') ? `${body} ` : body) },
      { what: 'bytes' },
    ],
    [
      'a page with a script of its own',
      { body: (path, body) => (path === '/' ? body.replace('</body>', '<script src="/x.js"></script></body>') : body) },
      { what: 'not-the-template', path: '/ (sv)' },
    ],
    [
      'a script inside the notice',
      { body: (path, body) => (path === '/' ? body.replace('<section><h3>', '<section><h3><b>x</b>') : body) },
      { what: 'not-the-template' },
    ],
    [
      'a title that breaks out',
      { body: (path, body) => (path === '/' ? body.replace('<title>', '<title></title><title>') : body) },
      { what: 'not-the-template' },
    ],
    [
      'content of another language',
      {
        body: (path, body) =>
          path === '/' ? body.replace('{&quot;language&quot;:&quot;sv', '{&quot;language&quot;:&quot;en') : body,
      },
      { what: 'content', path: '/ (sv)' },
    ],
    [
      'a policy without Trusted Types',
      {
        headers: (path, headers) => {
          if (path === '/') headers.set('content-security-policy', "default-src 'self'");
        },
      },
      { what: 'header', detail: 'content-security-policy', path: '/' },
    ],
    [
      'a frame that anybody may show',
      {
        headers: (path, headers) => {
          const policy = headers.get('content-security-policy') ?? '';
          if (path === '/embedded')
            headers.set('content-security-policy', policy.replace("ancestors 'none'", 'ancestors *'));
        },
      },
      { what: 'header', detail: 'content-security-policy', path: '/embedded' },
    ],
    [
      'a frame that nobody may show',
      {
        headers: (path, headers) => {
          if (path === '/embedded') headers.set('x-frame-options', 'DENY');
        },
      },
      { what: 'header', detail: 'x-frame-options', path: '/embedded' },
    ],
    [
      'a way out that anybody may show',
      {
        headers: (path, headers) => {
          const policy = headers.get('content-security-policy') ?? '';
          if (path === '/way-out')
            headers.set('content-security-policy', policy.replace("ancestors 'none'", 'ancestors *'));
        },
      },
      { what: 'header', detail: 'content-security-policy', path: '/way-out' },
    ],
    [
      'a way out that leads elsewhere',
      { body: (path, body) => (path === '/way-out' ? body.replace('(data)', '("https://x.example")') : body) },
      { what: 'bytes', path: '/way-out' },
    ],
    [
      'a page in a frame that does not know that it is in one',
      {
        body: (path, body) =>
          path === '/embedded' ? body.replace('data-embedded="true"', 'data-embedded="false"') : body,
      },
      { what: 'not-the-template', path: '/embedded (sv)' },
    ],
    [
      'an icon of its own',
      {
        body: (path, body) =>
          path === '/' ? body.replace(/(rel="icon" href=")[^"]*/, '$1data:image/svg+xml,x') : body,
      },
      { what: 'not-the-template', path: '/ (sv)' },
    ],
    [
      'an asset that may be kept',
      { headers: (_path, headers) => headers.delete('cache-control') },
      { detail: 'cache-control' },
    ],
    ['a cookie', { headers: (_path, headers) => headers.set('set-cookie', 'a=b') }, { what: 'cookie' }],
    [
      'another console',
      { body: (path, body) => (path === '/console/' ? `${body}\n` : body) },
      { what: 'bytes', path: '/console/' },
    ],
  ])('is found out: %s', async (_name, change, fault) => {
    const front = await inFront(change);
    const { faults } = await verify(`http://127.0.0.1:${(front.address() as AddressInfo).port}`, expected);
    front.close();
    expect(faults).toContainEqual(expect.objectContaining(fault));
  });

  it('is found out: nobody there', async () => {
    const front = await inFront({});
    const { port } = front.address() as AddressInfo;
    await new Promise((closed) => front.close(closed));
    const { faults } = await verify(`http://127.0.0.1:${port}`, expected);
    expect(new Set(faults.map(({ what }) => what))).toEqual(new Set(['unreachable']));
  });
});

it('reads a template strictly: one token, one value', () => {
  expect(readTemplate('<p>%%A%%</p>%%A%%', '<p>x</p>x')).toEqual({ A: 'x' });
  expect(readTemplate('<p>%%A%%</p>%%A%%', '<p>x</p>y')).toBeNull();
  expect(readTemplate('<p>%%A%%</p>', '<p><b></p>')).toBeNull();
  expect(readTemplate('a.b', 'axb')).toBeNull();
});

it('reads a template strictly: what is there only while the door is like that', () => {
  const template = '<p data-door="%%DOOR%%">%%DOOR=open%%<b>%%A%%</b>%%/DOOR%%%%DOOR=full%%no%%/DOOR%%</p>';
  expect(readTemplate(template, '<p data-door="open"><b>x</b></p>')).toEqual({ DOOR: 'open', A: 'x' });
  expect(readTemplate(template, '<p data-door="full">no</p>')).toEqual({ DOOR: 'full' });
  expect(readTemplate(template, '<p data-door="full"><b>x</b></p>')).toBeNull();
  expect(readTemplate(template, '<p data-door="open">no</p>')).toBeNull();
});

function inFront({ body, headers }: Change): Promise<Server> {
  const server = createServer((request: IncomingMessage, response) => {
    void (async () => {
      const path = request.url ?? '/';
      const language = request.headers['accept-language'] ?? '';
      const answer = await fetch(house.service.address + path, { headers: { 'accept-language': language } });
      const changed = new Headers(answer.headers);
      for (const name of ['content-encoding', 'content-length', 'transfer-encoding', 'connection'])
        changed.delete(name);
      headers?.(path, changed);
      const bytes = Buffer.from(await answer.arrayBuffer());
      response.writeHead(answer.status, Object.fromEntries(changed));
      response.end(body ? body(path, bytes.toString('utf8')) : bytes);
    })();
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}
