import { browser, closeBrowsers } from '../../fixtures/browsers.ts';
import type { Figure } from '../figure.ts';
import { withOpenDoor } from '../open-door.ts';
import { type Fetched, visit } from '../visit.ts';

const KB = 1_000;

/** What a youth's browser fetches before it is in the queue. */
export function page(): Promise<Figure[]> {
  return withOpenDoor(async (origin) => {
    try {
      const { joined, fetched } = await visit(await browser('chromium'), origin);
      if (!joined)
        return [{ name: 'page-kb', about: 'page until one can join', unit: 'kB', value: null, note: 'could not join' }];
      const needed = await neededOf(origin, fetched);
      const own = fetched.filter(({ isSodium }) => !isSodium);
      const sodium = fetched.filter(({ isSodium }) => isSodium);
      const uncompressed = fetched.filter(({ encoding }) => encoding !== 'br').map(({ path }) => path);
      return [
        {
          name: 'page-kb',
          about: 'HTML, CSS, JavaScript until one can join, Brotli',
          unit: 'kB',
          value: kb(needed),
          goal: { at: 'most', value: 30 },
          beside: byFile(needed),
          ...(uncompressed.length === 0 ? {} : { note: `not as Brotli to the browser: ${uncompressed.join(' ')}` }),
        },
        {
          name: 'page-with-background-kb',
          about: 'the same with what is fetched meanwhile for the conversation',
          unit: 'kB',
          value: kb(own),
          beside: byFile(own.filter((one) => !needed.includes(one))),
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

/** A file is needed if nobody comes into the queue without it. */
async function neededOf(origin: string, fetched: readonly Fetched[]): Promise<Fetched[]> {
  const needed: Fetched[] = [];
  for (const one of fetched) {
    const isScript = one.path.endsWith('.js');
    if (!isScript || !(await visit(await browser('chromium'), origin, new Set([one.path]))).joined) needed.push(one);
  }
  return needed;
}

function kb(files: readonly Fetched[]): number {
  return files.reduce((sum, { brotliBytes }) => sum + brotliBytes, 0) / KB;
}

function byFile(files: readonly Fetched[]): string {
  return files.map(({ path, brotliBytes }) => `${path} ${(brotliBytes / KB).toFixed(1)}`).join(', ');
}
