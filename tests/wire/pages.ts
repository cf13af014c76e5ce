/**
 * The page in a browser, by real input, on a tapped line: one youth only reads, another goes in and talks, and both leave by the quick exit.
 * What they fetch must be the same.
 */
import type { Browser, BrowserContext, Page } from 'puppeteer-core';
import { browser, closeBrowsers, PHONE } from '../fixtures/browsers.ts';
import { type Centre, openCentre } from '../fixtures/centre.ts';
import { words } from '../fixtures/words.ts';
import { type Front, openFront, type Seen } from './tap.ts';
import { desk } from './visits.ts';

export interface Fetched {
  path: string;
  /** As it went over the line. */
  bytes: number;
  /** Milliseconds since the page itself was asked for. */
  at: number;
}

export interface PageVisit {
  kind: 'reads' | 'talks';
  /** In the order that they were asked for. */
  fetched: readonly Fetched[];
  seen: readonly Seen[];
}

export interface PagesResult {
  visits: readonly PageVisit[];
  /** Requests that some made and others did not, or whose size was another: as many as there are of them. */
  different: readonly string[];
}

const t = words('web-client', 'sv');
const STAYS_MS = 14_000;
const AWAY_MS = 1_500;
const TEXTS = ['Hej, jag heter ingenting just nu.', 'Min bror läser min telefon.', 'Kan du hjälpa mig?'];

/** `each`: visits of either kind, a pair at a time. */
export async function pages(each: number): Promise<PagesResult> {
  const centre = await openCentre();
  const front = await openFront(centre.stack.port);
  const counsellor = await desk(centre, 'a', 8);
  const own = await browser('chromium');
  const asked = new Set<string>();
  const answered = counsellor.subscribe(({ queue }) => {
    const next = queue.entries.find(({ id }) => !asked.has(id));
    if (!next) return;
    asked.add(next.id);
    counsellor.take(next.id);
  });
  try {
    const visits: PageVisit[] = [];
    for (let pair = 0; pair < each; pair++) {
      visits.push(...(await Promise.all((['reads', 'talks'] as const).map((kind) => visit(kind, own, front, centre)))));
    }
    return { visits, different: differences(visits) };
  } finally {
    answered();
    counsellor.close();
    await closeBrowsers();
    await front.close();
    await centre.close();
  }
}

async function visit(kind: PageVisit['kind'], own: Browser, front: Front, centre: Centre): Promise<PageVisit> {
  const tap = await front.tap();
  const context: BrowserContext = await own.createBrowserContext();
  // A window of its own: the page covers itself where it cannot be seen.
  const page = await context.newPage({ type: 'window' });
  await page.setViewport({ ...PHONE, deviceScaleFactor: 1 });
  page.setDefaultTimeout(20_000);
  const fetched = await watchRequests(page, tap.origin);
  const leaves = new Promise((resolve) => setTimeout(resolve, STAYS_MS));
  await page.goto(`${tap.origin}/`);
  if (kind === 'talks') await talk(page);
  else await page.mouse.wheel({ deltaY: 300 });
  await leaves;
  await page.click('#exit');
  await page.waitForFunction((address) => location.href.startsWith(address), {}, centre.exitSite.address);
  await new Promise((resolve) => setTimeout(resolve, AWAY_MS));
  await context.close();
  return { kind, fetched: fetched(), seen: await tap.close() };
}

async function talk(page: Page): Promise<void> {
  await press(page, 'start.begin');
  while ((await page.$(button('notice.acknowledge'))) === null) await press(page, 'notice.forward');
  await press(page, 'notice.acknowledge');
  await press(page, 'notice.skip');
  await press(page, 'question.skipAll');
  const field = await page.waitForSelector(`::-p-aria([name="${t('talk.input')}"][role="textbox"])`);
  for (const text of TEXTS) {
    await field?.type(text, { delay: 30 });
    await press(page, 'talk.send');
  }
}

async function watchRequests(page: Page, origin: string): Promise<() => Fetched[]> {
  const session = await page.createCDPSession();
  const asked = new Map<string, Fetched>();
  let begun: number | null = null;
  session.on('Network.requestWillBeSent', ({ requestId, request, timestamp }) => {
    if (!request.url.startsWith(`${origin}/`)) return;
    begun ??= timestamp;
    const at = Math.round((timestamp - begun) * 1_000);
    asked.set(requestId, { path: request.url.slice(origin.length), bytes: 0, at });
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const one = asked.get(requestId);
    if (one) one.bytes = encodedDataLength;
  });
  await session.send('Network.enable');
  return () => [...asked.values()];
}

/** Against the first who only read. The page itself has the door's words in it, and its size follows them. */
function differences(visits: readonly PageVisit[]): string[] {
  const [first, ...others] = visits.map(({ fetched }) => names(fetched));
  return others.flatMap((one) => {
    const missing = first?.filter((name) => !one.includes(name)) ?? [];
    const added = one.filter((name) => !first?.includes(name));
    return [...missing.map((name) => `- ${name}`), ...added.map((name) => `+ ${name}`)];
  });
}

function names(fetched: readonly Fetched[]): string[] {
  return fetched.map(({ path, bytes }) => (path === '/' || path === '/youth/leave' ? path : `${path} ${bytes}`));
}

const button = (message: string): string => `::-p-aria([name="${t(message)}"][role="button"])`;

function press(page: Page, message: string): Promise<void> {
  return page.locator(button(message)).click();
}
