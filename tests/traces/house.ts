/** What all cells of a run share: the service, a counsellor on duty, an ordinary page to land on, an authority. */
import { randomInt } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Centre, openCentre } from '../fixtures/centre.ts';
import { Desk } from './desk.ts';
import { Authority, type Certificate } from './device/certificates.ts';
import { type Front, startFront } from './device/front.ts';
import { hostName, makeWord, type RunWords } from './planted.ts';

const SETTINGS = {
  BEHIND_TLS: 'true',
  STOP_GRACE_MS: '1',
  // Many youths from one address and in one house at once, who vanish in every way.
  YOUTH_GRACE_MS: '4000',
  WAITING_GRACE_MS: '4000',
};
/** What tells the ordinary page from all others on a screen. */
export const ORDINARY_COLOUR = '#87ceeb';
const ORDINARY = `<!doctype html><html lang="sv"><link rel="icon" href="data:,"><title>Väder</title><body bgcolor="${ORDINARY_COLOUR}"><h1>Väder</h1></html>`;

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
  place(cell: number, host: string): { address: string; line: string; certificate: Certificate };
  close(): Promise<void>;
}

export async function openHouse(directory: string): Promise<House> {
  const authority = new Authority(directory);
  const words = { counsellor: makeWord(), centre: 'Resurscentrum Nord', title: makeWord() };
  const centre = await openCentre(SETTINGS);
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
  await centre.change({ title: words.title, exitAddress: `https://${exitHost}/` });
  const desk = await Desk.open(centre, words.counsellor);
  return {
    ...{ words, centre, desk, authority },
    steps: (await centre.notice('sv')).standard.steps.length,
    exit: { address: `https://${exitHost}/`, line: `${net}.255.1 ${exitHost}` },
    place(cell, host) {
      const address = `${net}.${Math.floor(cell / 250)}.${1 + (cell % 250)}`;
      return { address, line: `${address} ${host}`, certificate: authority.certify(host) };
    },
    async close() {
      desk.close();
      front.close();
      site.close();
      await centre.close();
    },
  };
}
