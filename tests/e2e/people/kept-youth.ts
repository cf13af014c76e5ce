/** A youth in an ordinary window of a browser with a profile of its own, and what of the door's host is in that profile afterwards. */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type BrowserName, launch, PHONE } from '../../fixtures/browsers.ts';
import { openNetwork } from '../../fixtures/network.ts';
import { watch } from '../../fixtures/watch.ts';
import { makeCellWords, makeWord } from '../../traces/planted.ts';
import { searchFiles } from '../../traces/search/places.ts';
import { Searcher } from '../../traces/search/searcher.ts';
import { EmbeddedYouth } from './embedded-youth.ts';

export interface KeptYouth {
  youth: EmbeddedYouth;
  /** Quits the browser and searches all that it has kept: the surfaces that have the door's host, each once. */
  quit(): Promise<string[]>;
}

export async function keptYouth(port: number, name: BrowserName): Promise<KeptYouth> {
  const profile = mkdtempSync(join(tmpdir(), 'dorren-kept-'));
  const word = makeWord();
  const unused = {
    counsellor: makeWord(),
    centre: makeWord(),
    title: makeWord(),
    answer: makeWord(),
    partner: makeWord(),
  };
  const words = { ...makeCellWords(unused, makeWord()), host: word };
  const browser = await launch(name, { userDataDir: profile });
  const line = await openNetwork(port);
  const network = { ...line, origin: line.origin.replace('127.0.0.1', `${word}.localhost`) };
  const [page = await browser.newPage()] = await browser.pages();
  await page.setViewport({ ...PHONE, deviceScaleFactor: 1, hasTouch: name === 'chromium' });
  // What is told of touch is told to the tab's own page alone, not to a frame of another site in it.
  if (name === 'chromium') {
    await page.evaluateOnNewDocument(() => Object.defineProperty(navigator, 'maxTouchPoints', { value: 2 }));
  }
  const context = browser.defaultBrowserContext();
  const tab = { browserName: name, context, page, close: () => browser.close() };
  return {
    youth: new EmbeddedYouth({ tab, network, watched: await watch(page, network) }),
    async quit() {
      try {
        await expect.poll(() => thrownAway(profile)).toEqual([]);
      } finally {
        await browser.close();
        await line.close();
      }
      const places = searchFiles(profile, new Searcher(words), [word]).filter(({ hit }) => hit.kind === 'host');
      rmSync(profile, { recursive: true, force: true });
      return [...new Set(places.map(({ surface }) => surface))];
    },
  };
}

/**
 * What Firefox no longer keeps in its cache and has not deleted yet: what a page was still loading when it was left goes there, for a moment.
 * If it is quit within that, it is deleted when Firefox is started the next time.
 */
function thrownAway(profile: string): string[] {
  const doomed = join(profile, 'cache2', 'doomed');
  return existsSync(doomed) ? readdirSync(doomed) : [];
}
