/** Other ways to a page than its address and a partner's frame: each played once, to know what it leaves. */
import type { BrowserName, Design } from '../cells.ts';
import { RealHand } from '../hand.ts';
import { type Answer, partnerPage, startSite } from '../partner.ts';
import { type CellWords, hostName } from '../planted.ts';
import { doorAddress, hostAt, partnerAt, type Setting, type Stage } from '../setting.ts';
import { visitProduct } from '../visits.ts';
import { standInPage, startStandIn, visitStandIn } from './stand-in.ts';

export function startDesign(design: Design, browser: BrowserName, setting: Setting): Promise<Stage> {
  return design === 'blob-page' || design === 'data-frame'
    ? withStandIn(design, setting)
    : withDoor(design, browser, setting);
}

/** The first address leads to ours. */
async function withDoor(
  design: Exclude<Design, 'blob-page' | 'data-frame'>,
  name: BrowserName,
  { house, number, words, code }: Setting,
): Promise<Stage> {
  const ways = await house.ways(name, 'product');
  const first = await startSite((path) => (path === '/' ? FIRST[design](doorAddress(words)) : { status: 404 }));
  const own = await hostAt(house, number, words.host, house.centre.stack.port);
  const other = await partnerAt(house, number, first.port);
  return {
    lines: [own.line, other.line],
    async visit({ browser, screen }) {
      await browser.goTo(`https://${hostName(words.partner)}/`);
      if (design === 'popup') {
        await screen.press('Tab');
        await screen.pressAndSee('Return');
      }
      await screen.rests(1_000);
      await visitProduct(new RealHand(screen, ways.visit), { words, desk: house.desk, code, steps: house.steps });
    },
    end: nowhere,
    close() {
      own.close();
      other.close();
      first.close();
    },
  };
}

const FIRST: Readonly<Record<Exclude<Design, 'blob-page' | 'data-frame'>, (to: string) => Answer>> = {
  redirect: (to) => ({ status: 302, headers: { location: to, 'cache-control': 'no-store' } }),
  'redirect-meta': (to) => ({ body: partnerPage(`<meta http-equiv="refresh" content="0;url=${to}">`) }),
  'redirect-script': (to) => ({ body: partnerPage(`<script>location.replace(${JSON.stringify(to)})</script>`) }),
  popup: (to) => ({
    body: partnerPage(`<button onclick="window.open('${to}', '_blank', 'noopener,noreferrer')">Chatt</button>`),
  }),
};

/** Our page would not run there: its parts come from its own address. So a small one takes its place that keeps nothing either. */
async function withStandIn(design: 'blob-page' | 'data-frame', { house, number, words }: Setting): Promise<Stage> {
  const standIn = await startStandIn(words);
  const page = standInPage(words, `https://${hostName(words.host)}/say`, house.exit.address);
  const partner = await startSite((path) => (path === '/' ? { body: AROUND[design](page, words) } : { status: 404 }));
  const own = await hostAt(house, number, words.host, standIn.port);
  const other = await partnerAt(house, number, partner.port);
  return {
    lines: [own.line, other.line],
    async visit({ browser, screen }) {
      await browser.goTo(`https://${hostName(words.partner)}/`);
      if (design === 'blob-page') {
        await screen.press('Tab');
        await screen.pressAndSee('Return');
      }
      await screen.rests(1_000);
      await visitStandIn(new RealHand(screen, []), screen, words, standIn);
    },
    end: nowhere,
    close() {
      own.close();
      other.close();
      partner.close();
      standIn.close();
    },
  };
}

const AROUND: Readonly<Record<'blob-page' | 'data-frame', (page: string, words: CellWords) => string>> = {
  'blob-page': (page) => {
    const script = `location.href = window.URL.createObjectURL(new Blob([atob('${base64(page)}')], { type: 'text/html' }))`;
    return partnerPage(`<button onclick="${script}">Chatt</button>`);
  },
  'data-frame': (page) =>
    partnerPage(
      `<iframe src="data:text/html;base64,${base64(page)}" title="Chatt" width="100%" height="560" style="border: 0"></iframe>`,
    ),
};

const base64 = (text: string): string => Buffer.from(text).toString('base64');

const nowhere = (): Promise<never> => Promise.reject(new Error('it is left by quick exit alone'));
