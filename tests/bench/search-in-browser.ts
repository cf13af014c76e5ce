import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { CDPSession } from 'puppeteer-core';
import { build } from 'vite';
import { browser, closeBrowsers } from '../fixtures/browsers.ts';
import type { SearchTimes } from './directory-search.ts';

export interface SearchInBrowser extends SearchTimes {
  indexKb: number;
}

/** A browser tells time to the hundredth of a millisecond only to pages that nobody else's script can share memory with. */
const ISOLATED = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' };

/** In a real Chromium, with the same code as on the pages. */
export async function searchInBrowser(rounds: number): Promise<SearchInBrowser> {
  const script = await bundled();
  const server = createServer(({ url }, response) => {
    const isScript = url === '/script.js';
    response.writeHead(200, { ...ISOLATED, 'content-type': isScript ? 'text/javascript' : 'text/html' });
    response.end(
      isScript ? script : '<!doctype html><meta charset="utf-8"><script type="module" src="/script.js"></script>',
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const context = await (await browser('chromium')).createBrowserContext();
  try {
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.waitForFunction(() => window.searchBench !== undefined);
    const session = await page.createCDPSession();
    const before = await usedKb(session);
    await page.evaluate(() => window.searchBench?.build());
    const indexKb = (await usedKb(session)) - before;
    const times = await page.evaluate((count) => window.searchBench?.measure(count), rounds);
    if (times === undefined) throw new Error('nothing was measured');
    return { ...times, indexKb };
  } finally {
    await context.close();
    await closeBrowsers();
    server.close();
  }
}

async function usedKb(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize } = await session.send('Runtime.getHeapUsage');
  return (usedSize + backingStorageSize) / 1_000;
}

async function bundled(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: { input: join(import.meta.dirname, 'directory-in-page.ts') },
    },
  });
  const [output] = [built].flat();
  const entry =
    output && 'output' in output ? output.output.find((file) => file.type === 'chunk' && file.isEntry) : null;
  if (entry?.type !== 'chunk') throw new Error('nothing was built');
  return entry.code;
}
