/** A youth's first visit in a real browser, from the door into the queue, and what it fetched on the way. */
import { get } from 'node:http';
import { SteadyUnpacker } from '@dorren/shared/transport/steady.ts';
import type { Browser, CDPSession, Page } from 'puppeteer-core';
import { PHONE } from '../fixtures/browsers.ts';
import { words } from '../fixtures/words.ts';

export interface Fetched {
  path: string;
  /** As the browser got it; null if it was not compressed. */
  encoding: string | null;
  /** Bytes of the body under Brotli, as the server sends them. */
  brotliBytes: number;
  /** Whether it is the cryptographic library, which is loaded while one reads. */
  isSodium: boolean;
}

const t = words('web-client', 'sv');
/** A call that only libsodium has. */
const SODIUM_MARK = 'crypto_kem_xwing_enc';
const NOTHING_MORE_MS = 500;

export interface Visit {
  /** Whether the server gave a place in the queue. */
  joined: boolean;
  /** Whether the page showed it. */
  shown: boolean;
  fetched: Fetched[];
}

/** From first sight into the queue, with every question skipped. `without`: paths that the network never answers. */
export async function visit(
  browser: Browser,
  origin: string,
  without: ReadonlySet<string> = new Set(),
): Promise<Visit> {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.setViewport({ ...PHONE, deviceScaleFactor: 1 });
    const seen = await watch(await page.createCDPSession(), origin, without);
    const shown = await comeIn(page, origin, without).then(
      () => true,
      () => false,
    );
    const fetched = await Promise.all(
      [...seen.responses].map(async ([path, encoding]): Promise<Fetched> => {
        const compressed = await bodyOf(origin + path, 'br');
        const plain = await bodyOf(origin + path, 'identity');
        return { path, encoding, brotliBytes: compressed.byteLength, isSodium: plain.includes(SODIUM_MARK) };
      }),
    );
    return { joined: seen.joined(), shown, fetched };
  } finally {
    await context.close();
  }
}

interface Seen {
  /** What the server answered, with its encoding, by path. */
  responses: Map<string, string | null>;
  joined(): boolean;
}

async function watch(session: CDPSession, origin: string, without: ReadonlySet<string>): Promise<Seen> {
  let joined = false;
  const line = new SteadyUnpacker();
  const responses = new Map<string, string | null>();
  session.on('Network.responseReceived', ({ response }) => {
    if (!response.url.startsWith(`${origin}/`)) return;
    const encoding = Object.entries(response.headers).find(([name]) => name.toLowerCase() === 'content-encoding');
    responses.set(response.url.slice(origin.length), encoding?.[1] ?? null);
  });
  session.on('Network.webSocketFrameReceived', ({ response }) => {
    joined ||= told(line, response.payloadData).includes('"t":"joined"');
  });
  await session.send('Network.enable');
  // What is asked for by these is held up and never let go.
  if (without.size > 0) {
    await session.send('Fetch.enable', { patterns: [...without].map((path) => ({ urlPattern: origin + path })) });
  }
  return { responses, joined: () => joined };
}

/** What a record of the page's steady line says. */
function told(line: SteadyUnpacker, base64: string): string {
  const unpacked = line.unpack(Buffer.from(base64, 'base64'));
  return unpacked.ok ? unpacked.messages.map(({ bytes }) => Buffer.from(bytes).toString()).join() : '';
}

async function comeIn(page: Page, origin: string, without: ReadonlySet<string>): Promise<void> {
  page.setDefaultTimeout(5_000);
  await page.goto(`${origin}/`);
  await press(page, 'start.begin');
  while ((await page.$(button('notice.acknowledge'))) === null) await press(page, 'notice.forward');
  await press(page, 'notice.acknowledge');
  await press(page, 'notice.skip');
  if (without.size === 0) await page.waitForNetworkIdle({ idleTime: NOTHING_MORE_MS });
  await press(page, 'question.skipAll');
  await page.waitForSelector(`::-p-aria([name="${t('queue.heading')}"][role="heading"])`);
}

function press(page: Page, message: string): Promise<void> {
  return page.locator(button(message)).click();
}

function button(message: string): string {
  return `::-p-aria([name="${t(message)}"][role="button"])`;
}

/** The body as it comes over the wire: nothing undone. */
function bodyOf(url: string, encoding: 'br' | 'identity'): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const request = get(url, { headers: { 'accept-encoding': encoding, 'accept-language': 'sv' } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => resolve(Buffer.concat(parts)));
      response.on('error', reject);
    });
    request.on('error', reject);
  });
}
