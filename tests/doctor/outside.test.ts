/** The real service behind a proxy that does one thing wrong: the doctor finds that, and nothing else. */
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examineOutside } from '../../scripts/doctor/doctor.ts';
import type { Finding } from '../../scripts/doctor/finding.ts';
import { buildStalePages } from '../../scripts/lib/pages.ts';
import { ROOT } from '../../scripts/lib/run.ts';
import { setUp, startTestService, type TestService } from '../../server/src/testing/started-service.ts';
import type { Settings } from '../../shared/src/protocol/content.ts';
import { certify } from './certificate.ts';
import { type House, type Mistake, type Passed, startFront } from './front.ts';

const METRICS_TOKEN = 'm'.repeat(32);
const SETTINGS = { PAGES_DIR: ROOT, BEHIND_TLS: 'true', METRICS_TOKEN };

const GOOD = { since: 1, until: 89 };

let service: TestService;
let token: string;
let house: House;

beforeAll(async () => {
  await buildStalePages();
  const certificate = certify('localhost', GOOD);
  service = await startTestService({ variables: SETTINGS });
  ({ token } = await setUp(service));
  house = { port: service.service.port, certificate };
}, 120_000);
afterAll(() => service.stop());

async function examined(mistake: Mistake = {}, port = house.port, partners?: readonly string[]): Promise<Finding[]> {
  const front = await startFront({ ...house, port }, mistake);
  try {
    return await examineOutside({ ...front.site, ...(partners ? { partners } : {}) });
  } finally {
    front.close();
  }
}

function wrong(findings: readonly Finding[]): [string, string][] {
  const pairs = findings
    .filter(({ verdict }) => verdict !== 'passed')
    .flatMap(({ check, complaints }) => complaints.map(({ fault }) => [check, fault] as [string, string]));
  return [...new Map(pairs.map((pair) => [pair.join(), pair])).values()];
}

it('has nothing to say about a good one', async () => {
  const findings = await examined();
  expect(wrong(findings)).toEqual([]);
  expect(findings.length).toBeGreaterThanOrEqual(18);
}, 60_000);

describe('E2: who may show the door in a frame', () => {
  const SCHOOL = 'https://www.school.example';
  const CLINIC = 'https://clinic.example';
  const TRYING = 'http://localhost:3000';

  async function found(partners: string[], expected?: string[]): Promise<[string, unknown][]> {
    const settings = (await service.ask('/staff/settings', { token })).json as Settings;
    const put = async (list: string[]) =>
      (await service.ask('/staff/settings', { method: 'PUT', token, body: { ...settings, partners: list } })).status;
    expect(await put(partners)).toBe(204);
    const findings = await examined({}, house.port, expected);
    expect(await put([])).toBe(204);
    expect(wrong(findings).every(([check]) => check === 'partners')).toBe(true);
    return findings.flatMap(({ verdict, complaints }) =>
      complaints.map(({ fault, values }): [string, unknown] => [`${verdict} ${fault}`, values?.addresses]),
    );
  }

  it.each<[string[], string[] | undefined, [string, string][]]>([
    [[SCHOOL, CLINIC], [CLINIC, SCHOOL], []],
    [[], [], []],
    [[SCHOOL], undefined, [['not-possible partners-not-said', SCHOOL]]],
    [[SCHOOL, CLINIC], [CLINIC], [['failed partners-more', SCHOOL]]],
    [[SCHOOL], [], [['failed partners-more', SCHOOL]]],
    [[], [SCHOOL, CLINIC], [['failed partners-missing', `${SCHOOL}, ${CLINIC}`]]],
    [[TRYING, SCHOOL], [SCHOOL], [['failed partners-for-trying', TRYING]]],
    [[TRYING], undefined, [['failed partners-for-trying', TRYING]]],
  ])('by the service %j, and by whoever asks %j', async (partners, expected, complaints) => {
    expect(await found(partners, expected)).toEqual(complaints);
  });
});

/** Changes an answer if the path is among these, or whatever the path. */
const answer = (change: (passed: Passed, path: string) => void, ...paths: string[]): Mistake => ({
  answer: (path, passed) => {
    if (paths.length === 0 || paths.includes(path)) change(passed, path);
  },
});
const adds = (name: string, value: string, ...paths: string[]): Mistake =>
  answer(
    (passed) => {
      passed.headers[name] = value;
    },
    ...paths,
  );
const removes = (name: string, ...paths: string[]): Mistake =>
  answer(
    (passed) => {
      delete passed.headers[name];
    },
    ...paths,
  );
const another = (name: string, value: string): Mistake =>
  answer((passed) => {
    passed.headers[name] = [String(passed.headers[name]), value];
  });
const writes = (path: string, change: (html: string) => string): Mistake => ({
  answer: (asked, passed, { 'accept-encoding': accepted }) => {
    // Compressed ones are left alone, so that nothing but the address is wrong.
    if (asked === path && accepted === undefined) passed.body = Buffer.from(change(passed.body.toString('utf8')));
  },
});

describe('finds', () => {
  it.each<[string, Mistake, [string, string][]]>([
    ['no HTTP/2', { noHttp2: true }, [['http2', 'no-http2']]],
    ['an old TLS', { minVersion: 'TLSv1' }, [['old-tls', 'old-tls']]],
    ['plain HTTP that answers itself', { plain: { status: 200 } }, [['plain-http', 'no-redirect']]],
    [
      'plain HTTP that leads elsewhere',
      { plain: { status: 308, location: 'https://other.example/' } },
      [['plain-http', 'no-redirect']],
    ],
    ['a redirect that may change', { plain: { status: 302 } }, [['plain-http', 'no-redirect']]],
    ['no HSTS', removes('strict-transport-security'), [['hsts', 'hsts-missing']]],
    ['a weaker HSTS', adds('strict-transport-security', 'max-age=60', '/'), [['hsts', 'hsts-other']]],
    [
      'HSTS twice',
      another('strict-transport-security', 'max-age=60'),
      [
        ['hsts', 'hsts-twice'],
        ['frame', 'frame-hsts'],
      ],
    ],
    [
      'another policy for the page',
      adds('content-security-policy', "default-src 'self'", '/'),
      [['headers', 'header-other']],
    ],
    ['a second policy', another('content-security-policy', "default-src 'self'"), [['headers', 'header-twice']]],
    ...[
      'referrer-policy',
      'x-content-type-options',
      'cross-origin-opener-policy',
      'cross-origin-embedder-policy',
      'cross-origin-resource-policy',
      'permissions-policy',
      'x-robots-tag',
      'x-frame-options',
    ].map((name): [string, Mistake, [string, string][]] => [
      `no ${name} on the page`,
      removes(name, '/'),
      [['headers', 'header-missing']],
    ]),
    [
      'a frame that anybody may show',
      adds('content-security-policy', "default-src 'self'; frame-ancestors *", '/embedded'),
      [
        ['headers', 'header-other'],
        ['partners', 'partners-unreadable'],
      ],
    ],
    ['a frame that nobody can show', adds('x-frame-options', 'DENY', '/embedded'), [['frame', 'frame-refused']]],
    [
      'HSTS in frames too',
      adds('strict-transport-security', 'max-age=63072000; includeSubDomains; preload'),
      [['frame', 'frame-hsts']],
    ],
    ['a page that may be kept', adds('cache-control', 'private', '/'), [['no-store', 'header-other']]],
    ['texts that may be kept', removes('cache-control', '/content/sv'), [['no-store', 'header-missing']]],
    ['a notice that may be kept', adds('cache-control', 'max-age=9', '/notice/sv'), [['no-store', 'header-other']]],
    [
      'files that may be kept',
      answer((passed, path) => {
        if (path.startsWith('/assets/')) passed.headers['cache-control'] = 'public, immutable';
      }),
      [['no-store', 'header-other']],
    ],
    ['a cache', adds('age', '12'), [['no-store', 'kept']]],
    ['a tag to be known again by', adds('etag', '"x"', '/content/sv'), [['no-store', 'kept']]],
    ['a cookie', adds('set-cookie', 'a=b', '/console/'), [['cookies', 'cookie']]],
    ['a banner', adds('server', 'Caddy', '/nowhere'), [['banner', 'banner']]],
    ['HTTP/3 that browsers write down', adds('alt-svc', 'h3=":443"'), [['remembered', 'remembered']]],
    [
      'a file that is not there',
      answer((passed, path) => {
        if (path.startsWith('/assets/')) passed.status = 502;
      }),
      [['answers', 'status']],
    ],
    [
      'a script of another’s',
      writes('/', (html) => html.replace('</head>', '<script src="//count.example/x.js"></script></head>')),
      [['third-party', 'third-party']],
    ],
    [
      'an address with a host in it',
      writes('/console/', (html) =>
        html.replace('</head>', '<link rel="icon" href="https://door.example/i.svg"></head>'),
      ),
      [['third-party', 'third-party']],
    ],
    [
      'a page of the proxy’s own',
      answer((passed) => {
        passed.status = 200;
        passed.body = Buffer.from('Welcome');
      }, '/server-status'),
      [['unknown-paths', 'says-something']],
    ],
    [
      'words for what is not there',
      answer((passed) => {
        if (passed.status === 404) passed.body = Buffer.from('<h1>nginx</h1>');
      }, '/.env'),
      [['unknown-paths', 'says-something']],
    ],
    [
      'TRACE',
      {
        answer: (_path, passed, { method, 'x-echo': echo }) => {
          if (method === 'TRACE') passed.body = Buffer.from(String(echo));
        },
      },
      [['unknown-paths', 'echoes']],
    ],
    [
      'an echo of what is no address',
      answer((passed, path) => {
        if (path.startsWith('/%ZZ')) passed.body = Buffer.from(`No such page: ${path}`);
      }),
      [['unknown-paths', 'echoes']],
    ],
    [
      'open metrics',
      answer((passed) => {
        passed.status = 200;
        passed.body = Buffer.from('dorren_conversations_waiting 0');
      }, '/metrics'),
      [['metrics', 'metrics']],
    ],
    [
      'a wrong clock',
      answer((passed) => {
        passed.headers.date = new Date(Date.now() - 60_000).toUTCString();
      }),
      [['time', 'clock-differs']],
    ],
    [
      'compression by the proxy',
      {
        answer: (path, passed, { 'accept-encoding': accepted = '' }) => {
          if (path !== '/content/sv' || !accepted.includes('gzip')) return;
          passed.headers['content-encoding'] = 'gzip';
          passed.body = gzipSync(passed.body);
        },
      },
      [['compression', 'compressed']],
    ],
    [
      'a page that is another when compressed',
      {
        answer: (path, passed, { 'accept-encoding': accepted }) => {
          if (path !== '/' || accepted !== 'gzip') return;
          passed.body = gzipSync('another');
        },
      },
      [['compression', 'bytes-differ']],
    ],
    ['no WebSockets', { socket: null }, [['sockets', 'no-socket']]],
    [
      'an origin that is hidden from the service',
      { socket: (head) => head.replace(/^origin:.*\r\n/im, '') },
      [['sockets', 'socket-for-others']],
    ],
    [
      'compressed WebSockets',
      { socketAnswer: (head) => head.replace('\r\n\r\n', '\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n') },
      [['sockets', 'socket-compressed']],
    ],
  ])(
    '%s',
    async (_name, mistake, expected) => {
      expect(wrong(await examined(mistake))).toEqual(expected);
    },
    60_000,
  );

  it('a certificate of nobody’s, one for another name, and one that ends', async () => {
    const strange = certify('localhost', GOOD);
    const front = await startFront(house, { certificate: strange });
    expect(wrong(await examineOutside({ ...front.site, ca: house.certificate.cert }))).toEqual([
      ['tls', 'certificate'],
    ]);
    front.close();
    expect(wrong(await examined({ certificate: certify('other.example', GOOD) }))).toEqual([['tls', 'certificate']]);
    expect(wrong(await examined({ certificate: certify('localhost', { since: 85, until: 5 }) }))).toEqual([
      ['tls', 'certificate-ends'],
    ]);
  }, 60_000);

  it('a demonstration, and a centre that is not set up', async () => {
    for (const [demonstration, fault] of [
      [true, 'demonstration'],
      [false, 'not-set-up'],
    ] as const) {
      const other = await startTestService({ variables: SETTINGS, demonstration });
      expect(wrong(await examined({}, other.service.port))).toEqual([['in-use', fault]]);
      await other.stop();
    }
  }, 60_000);

  it('no TLS at all', async () => {
    const origin = new URL(`http://127.0.0.1:${house.port}`);
    const faults = wrong(await examineOutside({ origin, httpPort: null }));
    expect(faults).toContainEqual(['tls', 'not-tls']);
    expect(faults).toContainEqual(['http2', 'needs-tls']);
  }, 60_000);

  it('a proxy with nothing behind it', async () => {
    const gone = answer((passed) => {
      passed.status = 502;
    });
    expect(wrong(await examined(gone))).toEqual([['reachable', 'no-service']]);
  });

  it('nobody there', async () => {
    const front = await startFront(house);
    front.close();
    expect(wrong(await examineOutside(front.site))).toEqual([['reachable', 'unreachable']]);
  });
});
