/** What a visitor meets in one cell: hosts, what they serve, where the visit begins and how it goes. */
import type { Cell } from './cells.ts';
import { startDesign } from './designs/designs.ts';
import { RealHand } from './hand.ts';
import { startNaiveSite } from './naive/site.ts';
import { startPartner } from './partner.ts';
import { type CellWords, hostName } from './planted.ts';
import { doorAddress, hostAt, partnerAt, type Setting, type Stage } from './setting.ts';
import { endProduct, visitNaive, visitProduct } from './visits.ts';

const SETTLED_MS = 1_500;

const partnerWith = ({ host, title, query, fragment }: CellWords) =>
  startPartner(`https://${hostName(host)}`, title, `?${query}#${fragment}`);

export async function setStage(cell: Cell, setting: Setting): Promise<Stage> {
  switch (cell.page) {
    case 'naive':
      return naive(setting);
    case 'product':
      return product(cell, setting, null);
    case 'embedded':
      return product(cell, setting, await partnerWith(setting.words));
    default:
      return startDesign(cell.page, cell.browser, setting);
  }
}

/** `partner`: on whose page the door is. */
async function product(
  { browser: name }: Cell,
  { house, number, words, code }: Setting,
  partner: { port: number; close(): void } | null,
): Promise<Stage> {
  const ways = await house.ways(name, partner ? 'embedded' : 'product');
  const own = await hostAt(house, number, words.host, house.centre.stack.port);
  const other = partner && (await partnerAt(house, number, partner.port));
  const address = partner ? `https://${hostName(words.partner)}/` : doorAddress(words);
  return {
    lines: [own.line, ...(other ? [other.line] : [])],
    async visit({ browser, screen }) {
      await browser.goTo(address);
      // In a frame, nothing can be pressed before it has been in sight for a while.
      await screen.rests(SETTLED_MS);
      await visitProduct(new RealHand(screen, ways.visit), { words, desk: house.desk, code, steps: house.steps });
    },
    end: ({ screen }) => endProduct(new RealHand(screen, ways.end)),
    close() {
      own.close();
      other?.close();
      partner?.close();
    },
  };
}

async function naive({ house, number, words }: Setting): Promise<Stage> {
  const site = await startNaiveSite(words, house.exit.address);
  const own = await hostAt(house, number, words.host, site.port);
  const { host, path, query, fragment } = words;
  return {
    lines: [own.line],
    async visit({ browser, screen }) {
      await browser.goTo(`https://${hostName(host)}/${path}?${query}#${fragment}`);
      await visitNaive(new RealHand(screen, []), words, site);
    },
    end: () => Promise.reject(new Error('the naive page has no end')),
    close() {
      own.close();
      site.close();
    },
  };
}
