/** Compression is the service's alone: a proxy that adds its own lets lengths tell what a page says. */
import type { Check, Complaint } from '../finding.ts';
import { type Answer, ask, type Site } from './site.ts';

/** The service sends this one as it is, whatever is taken. */
const NEVER_COMPRESSED = '/content/sv';
const FILLED_IN = ['/', '/embedded', '/content/sv', '/notice/sv', '/console/'];
/** The service has none of these; whoever answers with one stands in front of it. */
const NOT_OURS = 'zstd, deflate, compress';
/** While a door opens or a queue moves, the page changes. */
const MOST_TRIES = 4;

export const COMPRESSION_CHECK: Check<Site> = {
  name: 'compression',
  async examine(site) {
    const complaints: Complaint[] = [];
    for (const path of FILLED_IN) {
      for (const encodings of [NOT_OURS, 'identity', ...(path === NEVER_COMPRESSED ? ['gzip, br'] : [])]) {
        const encoding = encodingOf(await ask(site, path, { headers: { 'accept-encoding': encodings } }));
        if (encoding !== null) complaints.push({ fault: 'compressed', values: { path, encoding } });
      }
      if (!(await isSame(site, path))) complaints.push({ fault: 'bytes-differ', values: { path } });
    }
    return complaints;
  },
};

async function isSame(site: Site, path: string): Promise<boolean> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const [plain, brotli, gzip] = await Promise.all(
      ['identity', 'br', 'gzip'].map((encoding) => ask(site, path, { headers: { 'accept-encoding': encoding } })),
    );
    if (plain && brotli && gzip && plain.body.equals(brotli.body) && plain.body.equals(gzip.body)) return true;
  }
  return false;
}

function encodingOf({ headers }: Answer): string | null {
  return headers.get('content-encoding')?.[0] ?? null;
}
