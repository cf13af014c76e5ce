/** What the answers say beside their headers: to whoever asks for what is not there, and about third parties. */
import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { youthContent } from '../../../shared/src/protocol/content.ts';
import type { Check, Complaint } from '../finding.ts';
import { ask, type Site } from './site.ts';
import { listed, PAGES, type Visit } from './visit.ts';

/** What servers, proxies and careless copies answer for. */
const NOT_THERE = ['/index.html', '/.git/config', '/.env', '/server-status', '/nginx_status', '/debug/pprof/'];
const LOADED = /\s(?:src|srcset|href|action|formaction|poster|data|ping|background|manifest)\s*=\s*["']?([^"'\s>]+)/gi;
const IN_STYLES = /(?:url\(\s*|@import\s+)["']?([^"')\s]+)/gi;
const ELSEWHERE = /^(?:[a-z][a-z0-9+.-]*:)?\/\//i;
const MOST_SKEW_MS = 5_000;

export const ANSWER_CHECKS: readonly Check<Visit>[] = [
  { name: 'answers', examine: examineAnswers },
  { name: 'third-party', examine: examineThirdParties },
  { name: 'unknown-paths', examine: ({ site }) => examineUnknown(site) },
  { name: 'metrics', examine: ({ site }) => examineMetrics(site) },
  { name: 'in-use', examine: examineInUse },
  { name: 'time', examine: examineTime },
];

const ANSWERED: Readonly<Record<string, number>> = {
  '/healthz': 204,
  '/readyz': 204,
  '/routez': 204,
  '/nowhere': 404,
  '/console/nowhere': 404,
};

function examineAnswers({ answers }: Visit): Complaint[] {
  return answers.flatMap(({ path, status }) =>
    status === (ANSWERED[path] ?? 200) ? [] : [{ fault: 'status', values: { path, status } }],
  );
}

/** Even an address of the service's own must have no host in it: over an onion address it would lead out of the Tor network. */
function examineThirdParties({ answers }: Visit): Complaint[] {
  return answers.flatMap(({ path, headers, body }) => {
    const type = headers.get('content-type')?.[0] ?? '';
    const text = body.toString('utf8');
    // Leaving for the page that the centre has chosen is what the button is for.
    const markup = text.replace(/<a [^>]*id="exit"[^>]*>/, '');
    const found = [
      ...(PAGES.includes(path) ? [...markup.matchAll(LOADED)] : []),
      ...(/css|html/.test(type) ? [...text.matchAll(IN_STYLES)] : []),
    ].map(([, address = '']) => address);
    const elsewhere = [
      ...new Set([...found, ...(headers.get('link') ?? [])].filter((each) => ELSEWHERE.test(each.replace(/^</, '')))),
    ];
    return elsewhere.length === 0 ? [] : [{ fault: 'third-party', values: { path, addresses: listed(elsewhere) } }];
  });
}

async function examineUnknown(site: Site): Promise<Complaint[]> {
  const complaints: Complaint[] = [];
  for (const path of [`/${randomBytes(9).toString('base64url')}`, ...NOT_THERE]) {
    const { status, body } = await ask(site, path);
    if (status !== 404 || body.byteLength > 0) complaints.push({ fault: 'says-something', values: { path, status } });
  }
  const word = randomBytes(9).toString('base64url');
  const echoes = [
    { name: 'TRACE', answer: await ask(site, '/', { method: 'TRACE', headers: { 'x-echo': word } }) },
    { name: '%ZZ', answer: await ask(site, `/%ZZ${word}`) },
  ];
  for (const { name, answer } of echoes) {
    if (answer.body.includes(word)) complaints.push({ fault: 'echoes', values: { name } });
  }
  return complaints;
}

async function examineMetrics(site: Site): Promise<Complaint[]> {
  const guessed = { authorization: `Bearer ${randomBytes(24).toString('base64url')}` };
  for (const headers of [{}, guessed]) {
    const { status, body } = await ask(site, '/metrics', { headers });
    if (status !== 404 || body.byteLength > 0) return [{ fault: 'metrics', values: { status } }];
  }
  return [];
}

function examineInUse({ answers }: Visit): Complaint[] {
  const content = answers.find(({ path }) => path === '/content/sv')?.body.toString('utf8');
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), youthContent), content);
  if (!parsed.success) return [{ fault: 'content' }];
  const { demonstration, centre } = parsed.output;
  if (demonstration) return [{ fault: 'demonstration' }];
  return centre.rootKey === '' ? [{ fault: 'not-set-up' }] : [];
}

/** The header has whole seconds, so the figure is not finer than that. */
function examineTime({ answers, from, to }: Visit): Complaint[] {
  const told = Date.parse(answers[0]?.headers.get('date')?.[0] ?? '');
  if (Number.isNaN(told)) return [{ fault: 'no-date' }];
  const skew = Math.max(from - (told + 1_000), told - to);
  return skew > MOST_SKEW_MS ? [{ fault: 'clock-differs', values: { seconds: Math.round(skew / 1_000) } }] : [];
}
