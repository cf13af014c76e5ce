/** One round through everything that is served to people who have not signed in: what the checks of the answers look at. */
import { ALWAYS, embeddedHeaders, PAGE_HEADERS } from '../../../server/src/plugins/headers.ts';
import { wayOutHeaders } from '../../../server/src/routes/way-out.ts';
import { WAY_OUT_PATH } from '../../../shared/src/protocol/way-out.ts';
import { partnersIn } from '../../lib/partners-in.ts';
import { type Answer, ask, type Site } from './site.ts';

export interface Visit {
  site: Site;
  answers: readonly Answer[];
  /** When the first was asked for and had come, milliseconds since 1970 by this machine's clock. */
  from: number;
  to: number;
}

/** The pages themselves. */
export const PAGES = ['/', '/embedded', '/console/', '/staff/preview'];
const OTHERS = [
  WAY_OUT_PATH,
  '/content/sv',
  '/notice/sv',
  '/directory',
  '/healthz',
  '/readyz',
  '/routez',
  '/nowhere',
  '/console/nowhere',
];
const ASSET = /(?:src|href)="(\/(?:console\/)?assets\/[\w.-]+)"/g;
/** A browser that has been here before shows what it was given; this one was given nothing. */
const BROUGHT = { cookie: 'visited=1', 'accept-language': 'sv' };

export async function visit(site: Site): Promise<Visit> {
  const from = Date.now();
  const first = await ask(site, '/', { headers: BROUGHT });
  const to = Date.now();
  const answers = [first];
  for (const path of [...PAGES.slice(1), ...OTHERS]) answers.push(await ask(site, path, { headers: BROUGHT }));
  const pages = answers.filter(({ path }) => PAGES.includes(path));
  const assets = pages.flatMap(({ body }) => [...body.toString('utf8').matchAll(ASSET)].map(([, path = '']) => path));
  for (const path of new Set(assets)) answers.push(await ask(site, path, { headers: BROUGHT }));
  return { site, answers, from, to };
}

/** What the service itself would send along with this answer, whoever its partners are. */
export function headersOf({ path, headers }: Answer): Readonly<Record<string, string>> {
  if (path === '/embedded') {
    const { 'x-frame-options': _, ...others } = ALWAYS;
    return { ...others, ...embeddedHeaders(partnersIn(headers.get('content-security-policy')?.[0]) ?? []) };
  }
  if (path === WAY_OUT_PATH) {
    const { 'x-frame-options': _, ...others } = ALWAYS;
    const policy = headers.get('content-security-policy')?.[0];
    return { ...others, ...wayOutHeaders(partnersIn(policy, wayOutHeaders) ?? []) };
  }
  if (path === '/') return { ...ALWAYS, ...PAGE_HEADERS.youth };
  if (path === '/console/') return { ...ALWAYS, ...PAGE_HEADERS.console };
  if (path === '/staff/preview') return { ...ALWAYS, ...PAGE_HEADERS.preview };
  return ALWAYS;
}

/** "/content/sv, /notice/sv and 12 others", without words. */
export function listed(paths: readonly string[]): string {
  const MOST = 3;
  const rest = paths.length > MOST ? ` (+${paths.length - MOST})` : '';
  return `${paths.slice(0, MOST).join(', ')}${rest}`;
}
