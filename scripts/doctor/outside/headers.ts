/** What comes with the answers, and what must not. */
import type { Check, Complaint } from '../finding.ts';
import type { Answer } from './site.ts';
import { headersOf, listed, type Visit } from './visit.ts';

/** The service's own, behind TLS. */
const HSTS = 'max-age=63072000; includeSubDomains; preload';
const KEEPS = ['age', 'etag', 'expires', 'last-modified', 'x-cache'];
/** Of whoever stands in front. */
const BANNERS = ['server', 'via', 'x-powered-by', 'x-served-by', 'x-request-id', 'x-runtime', 'x-varnish', 'cf-ray'];
/** A browser writes down where these came from. */
const REMEMBERED = ['alt-svc', 'nel', 'report-to', 'reporting-endpoints', 'expect-ct', 'accept-ch', 'critical-ch'];

export const HEADER_CHECKS: readonly Check<Visit>[] = [
  {
    name: 'hsts',
    examine: ({ answers }) => compare(answers, () => ({ 'strict-transport-security': HSTS }), 'hsts'),
  },
  {
    name: 'headers',
    examine: ({ answers }) =>
      compare(answers, (answer) => {
        const { 'cache-control': _, ...others } = headersOf(answer);
        return others;
      }),
  },
  {
    name: 'no-store',
    examine: ({ answers }) => [
      ...compare(answers, () => ({ 'cache-control': 'no-store' })),
      ...present(answers, KEEPS, 'kept'),
    ],
  },
  { name: 'cookies', examine: ({ answers }) => present(answers, ['set-cookie'], 'cookie') },
  { name: 'banner', examine: ({ answers }) => present(answers, BANNERS, 'banner') },
  { name: 'remembered', examine: ({ answers }) => present(answers, REMEMBERED, 'remembered') },
];

/** Complaints by name of header and what is wrong with it, with the paths that have it. */
function compare(
  answers: readonly Answer[],
  expected: (answer: Answer) => Readonly<Record<string, string>>,
  prefix = 'header',
): Complaint[] {
  const paths = new Map<string, { fault: string; name: string; paths: string[] }>();
  for (const answer of answers) {
    for (const [name, value] of Object.entries(expected(answer))) {
      const found = answer.headers.get(name) ?? [];
      if (found.length === 1 && found[0] === value) continue;
      const kind = found.length === 0 ? 'missing' : found.length > 1 ? 'twice' : 'other';
      const fault = `${prefix}-${kind}`;
      const entry = paths.get(fault + name) ?? { fault, name, paths: [] };
      entry.paths.push(answer.path);
      paths.set(fault + name, entry);
    }
  }
  return [...paths.values()].map(({ fault, name, paths: where }) => ({
    fault,
    values: { name, paths: listed(where) },
  }));
}

function present(answers: readonly Answer[], names: readonly string[], fault: string): Complaint[] {
  return names.flatMap((name) => {
    const paths = answers.filter(({ headers }) => headers.has(name)).map(({ path }) => path);
    return paths.length === 0 ? [] : [{ fault, values: { name, paths: listed(paths) } }];
  });
}
