/** What all cells of a run share: the service, a counsellor on duty, an ordinary page to land on, an authority. */
import { randomInt } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { closeBrowsers } from '../fixtures/browsers.ts';
import { type Centre, openCentre } from '../fixtures/centre.ts';
import type { BrowserName } from './cells.ts';
import { Desk } from './desk.ts';
import { Authority, type Certificate } from './device/certificates.ts';
import { type Front, startFront } from './device/front.ts';
import type { Way } from './hand.ts';
import { startPartner } from './partner.ts';
import { hostName, makeCellWords, makeWord, type RunWords } from './planted.ts';
import { rehearse } from './rehearsal.ts';
import { endProduct, PLACES, visitProduct } from './visits.ts';

const SETTINGS = {
  BEHIND_TLS: 'true',
  STOP_GRACE_MS: '1',
  // Many youths from one address and in one house at once, who vanish in every way.
  YOUTH_GRACE_MS: '4000',
  WAITING_GRACE_MS: '4000',
};
/** The third number of their addresses; ours begin at nothing. */
const PARTNERS = 100;
/** What tells the ordinary page from all others on a screen. */
export const ORDINARY_COLOUR = '#87ceeb';
const ORDINARY = `<!doctype html><html lang="sv"><link rel="icon" href="data:,"><title>Väder</title><body bgcolor="${ORDINARY_COLOUR}"><h1>Väder</h1></html>`;

export interface Place {
  address: string;
  line: string;
  certificate: Certificate;
}

export interface Ways {
  visit: Way;
  /** From its end to the button that leads to the ordinary page. */
  end: Way;
}

export interface House {
  words: RunWords;
  centre: Centre;
  desk: Desk;
  authority: Authority;
  /** How many steps the notice has. */
  steps: number;
  /** The ordinary page. */
  exit: { address: string; line: string };
  /** An address on this machine for the cell of this number, and a line that gives it this name. */
  place(cell: number, host: string): Place;
  /** The partner's, whose host has the same name in every cell. */
  partnerPlace(cell: number): Place;
  /** The way through a visit, as it was rehearsed. */
  ways(browser: BrowserName, page: 'product' | 'embedded'): Promise<Ways>;
  close(): Promise<void>;
}

export async function openHouse(directory: string): Promise<House> {
  const authority = new Authority(directory);
  const centre = await openCentre(SETTINGS);
  const { steps, question } = (await centre.notice('sv')).standard;
  const words: RunWords = {
    ...{ counsellor: makeWord(), centre: 'Resurscentrum Nord', title: makeWord(), partner: makeWord() },
    answer: question?.answers[0]?.text ?? '',
  };
  // Two runs at once do not meet.
  const net = `127.${randomInt(1, 255)}`;
  const exitHost = hostName(`vader-${makeWord()}`);
  const site = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(ORDINARY);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => site.once('listening', resolve));
  const front: Front = await startFront(
    `${net}.255.1`,
    authority.certify(exitHost),
    (site.address() as AddressInfo).port,
  );
  const partnerHost = hostName(words.partner);
  const partnerCertificate = authority.certify(partnerHost);
  const partner = await startPartner(centre.stack.origin, words.title);
  const rehearsing = `http://localhost:${partner.port}`;
  await centre.change({
    ...{ title: words.title, exitAddress: `https://${exitHost}/` },
    partners: [`https://${partnerHost}`, rehearsing],
  });
  const desk = await Desk.open(centre, words.counsellor);
  const known = new Map<string, Promise<Ways>>();
  let rehearsals = 0;
  const rehearsed = async (browser: BrowserName, page: 'product' | 'embedded'): Promise<Ways> => {
    const [code, municipality] = PLACES.at(-++rehearsals) ?? ['0140', 'Nykvarn'];
    const visit = { words: makeCellWords(words, municipality), desk, code, steps: steps.length };
    const [there = [], end = []] = await rehearse({
      browser,
      address: page === 'product' ? centre.stack.origin : rehearsing,
      frame: page === 'product' ? null : `${centre.stack.origin}/embedded`,
      acts: [(hand) => visitProduct(hand, visit), endProduct],
    });
    return { visit: there, end };
  };
  const at = (cell: number, side: number) => `${net}.${side + Math.floor(cell / 250)}.${1 + (cell % 250)}`;
  return {
    ...{ words, centre, desk, authority },
    steps: steps.length,
    exit: { address: `https://${exitHost}/`, line: `${net}.255.1 ${exitHost}` },
    place(cell, host) {
      const address = at(cell, 0);
      return { address, line: `${address} ${host}`, certificate: authority.certify(host) };
    },
    partnerPlace(cell) {
      const address = at(cell, PARTNERS);
      return { address, line: `${address} ${partnerHost}`, certificate: partnerCertificate };
    },
    ways(browser, page) {
      const name = `${browser} ${page}`;
      const ways = known.get(name) ?? rehearsed(browser, page);
      known.set(name, ways);
      ways.catch(() => known.delete(name));
      return ways;
    },
    async close() {
      desk.close();
      partner.close();
      front.close();
      site.close();
      await closeBrowsers();
      await centre.close();
    },
  };
}
