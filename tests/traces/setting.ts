/** What each cell's visit stands on: its words, the house, hosts with certificates of their own. */
import type { MunicipalityCode } from '@dorren/shared/protocol/values.ts';
import type { Browser } from './device/browser.ts';
import { startFront } from './device/front.ts';
import type { Screen } from './device/screen.ts';
import type { House } from './house.ts';
import { type CellWords, hostName } from './planted.ts';

export interface Visitor {
  browser: Browser;
  screen: Screen;
}

export interface Stage {
  /** Names and addresses of its hosts. */
  lines: string[];
  visit(visitor: Visitor): Promise<void>;
  /** To the button that leads to the ordinary page. */
  end(visitor: Visitor): Promise<void>;
  close(): void;
}

export interface Setting {
  house: House;
  /** Of the cell, in this run. */
  number: number;
  words: CellWords;
  code: MunicipalityCode;
}

/** Ours, with what an address can have. */
export const doorAddress = ({ host, query, fragment }: CellWords): string =>
  `https://${hostName(host)}/?${query}#${fragment}`;

export interface Host {
  line: string;
  close(): void;
}

/** A host with TLS before what listens on `port`. */
export async function hostAt(house: House, number: number, word: string, port: number): Promise<Host> {
  const { address, line, certificate } = house.place(number, hostName(word));
  const front = await startFront(address, certificate, port);
  return { line, close: () => front.close() };
}

/** The partner's, beside ours. */
export async function partnerAt(house: House, number: number, port: number): Promise<Host> {
  const { address, line, certificate } = house.partnerPlace(number);
  const front = await startFront(address, certificate, port);
  return { line, close: () => front.close() };
}
