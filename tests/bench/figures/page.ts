import { browser, closeBrowsers } from '../../fixtures/browsers.ts';
import type { Figure } from '../figure.ts';
import { withOpenDoor } from '../open-door.ts';
import { type Fetched, visit } from '../visit.ts';

const KB = 1_000;
const UNTIL_JOIN = { name: 'page-kb', about: 'HTML, CSS, JavaScript until one can join, Brotli', unit: 'kB' } as const;

/** What a youth's browser fetches before it is in the queue. */
export function page(): Promise<Figure[]> {
  return withOpenDoor(async (origin) => {
    try {
      const whole = await visit(await browser('chromium'), origin);
      if (!whole.shown) return [{ ...UNTIL_JOIN, value: null, note: 'nobody came into the queue' }];
      const notice = whole.fetched.filter(({ path }) => path.startsWith('/notice/'));
      const [toJoin, toSee] = await neededOf(
        origin,
        whole.fetched.filter((one) => !notice.includes(one)),
      );
      const beyond = toSee.filter((one) => !toJoin.includes(one));
      const later = whole.fetched.filter((one) => ![...toSee, ...notice].includes(one) && !one.isSodium);
      const sodium = whole.fetched.filter(({ isSodium }) => isSodium);
      const uncompressed = whole.fetched.filter(({ encoding }) => encoding !== 'br').map(({ path }) => path);
      return [
        {
          ...UNTIL_JOIN,
          value: kb(toJoin),
          goal: { at: 'most', value: 30 },
          beside: byFile(toJoin),
          ...(uncompressed.length === 0 ? {} : { note: `not as Brotli to the browser: ${uncompressed.join(' ')}` }),
        },
        {
          name: 'page-notice-kb',
          about: 'the words of the notice, at both reading levels, beside it',
          unit: 'kB',
          value: kb(notice),
        },
        {
          name: 'page-queue-kb',
          about: 'the same until the queue is shown',
          unit: 'kB',
          value: kb(toSee),
          beside: byFile(beyond),
        },
        {
          name: 'page-background-kb',
          about: 'fetched meanwhile for what comes later',
          unit: 'kB',
          value: kb(later),
          beside: byFile(later),
        },
        {
          name: 'page-sodium-kb',
          about: 'libsodium, fetched meanwhile',
          unit: 'kB',
          value: kb(sodium),
          beside: byFile(sodium),
        },
      ];
    } finally {
      await closeBrowsers();
    }
  });
}

/** What nobody can join without, and what nobody is shown the queue without: a file at a time is kept from the page. */
async function neededOf(origin: string, fetched: readonly Fetched[]): Promise<[Fetched[], Fetched[]]> {
  const toJoin: Fetched[] = [];
  const toSee: Fetched[] = [];
  for (const one of fetched) {
    const isFile = one.path.startsWith('/assets/');
    const outcome = isFile ? await visit(await browser('chromium'), origin, new Set([one.path])) : null;
    if (outcome?.joined !== true) toJoin.push(one);
    if (outcome?.shown !== true) toSee.push(one);
  }
  return [toJoin, toSee];
}

function kb(files: readonly Fetched[]): number {
  return files.reduce((sum, { brotliBytes }) => sum + brotliBytes, 0) / KB;
}

function byFile(files: readonly Fetched[]): string {
  return files.map(({ path, brotliBytes }) => `${path} ${(brotliBytes / KB).toFixed(1)}`).join(', ');
}
