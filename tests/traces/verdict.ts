/** Whether what was found is what may be found, and whether the bench can find at all. */
import { type BrowserName, isDesign, nameOf } from './cells.ts';
import { expectation } from './expected-addresses.ts';
import { ADDRESS_KINDS, isAddress, isText, TEXT_KINDS } from './planted.ts';
import type { CellResult, Row } from './result.ts';

/** On this many kinds of surface the naive page's words are found: in normal mode, when the browser is quit. */
const NAIVE_ADDRESS_SURFACES = 15;
const NAIVE_TEXT_SURFACES = 4;

/** What outlives the browser: memory does not. */
export const isLasting = ({ medium }: Row): boolean => medium !== 'memory';
export const textRows = (rows: readonly Row[]): Row[] => rows.filter(({ kind }) => isText(kind));
export const addressRows = (rows: readonly Row[]): Row[] => rows.filter(({ kind }) => isAddress(kind));
export const surfaces = (rows: readonly Row[]): string[] => [...new Set(rows.map(({ surface }) => surface))];
export const hits = (rows: readonly Row[]): number => rows.reduce((sum, row) => sum + row.hits, 0);

/** Surfaces that every naive page fills: each missed one is a blind spot of the bench. */
const POSITIVES: Readonly<Record<BrowserName, readonly RegExp[]>> = {
  chromium: [
    ...[/^Default\/Cookies/, /^Default\/History/, /^Default\/Favicons/, /^Default\/Web Data/, /^Default\/Sessions\//],
    ...[
      /Local Storage\/leveldb/,
      /IndexedDB\//,
      /Service Worker\/CacheStorage/,
      /Cache\/Cache_Data/,
      /^Default\/TransportSecurity/,
    ],
  ],
  firefox: [
    ...[/^cookies\.sqlite/, /^places\.sqlite/, /^favicons\.sqlite/, /^formhistory\.sqlite/, /^sessionstore/],
    ...[
      /storage\/default\/.*\/ls/,
      /storage\/default\/.*\/idb/,
      /storage\/default\/.*\/cache/,
      /cache\*\/entries/,
      /^SiteSecurityServiceState/,
    ],
  ],
};

/** Everything that is wrong, in words; nothing if all is well. */
export function complaints(results: readonly CellResult[]): string[] {
  return results.flatMap((result) =>
    result.page === 'naive' ? blindSpots(result) : [...findings(result), ...partnerUnseen(result)],
  );
}

function findings(result: CellResult): string[] {
  const { page, browser, mode, exit } = result;
  // Measured to be compared.
  if (isDesign(page)) return [];
  const rows = result.rows.filter(isLasting);
  const text = textRows(rows).map(({ surface, kind }) => `${nameOf(result)}: text (${kind}) in ${surface}`);
  const address = addressRows(rows)
    .filter((row) => expectation(page, browser, mode, exit, row) === null)
    .map(({ surface, kind }) => `${nameOf(result)}: address (${kind}) in ${surface}, which is not listed`);
  return [...text, ...address];
}

/** Of a frame little is found: that the page around it is, shows that the browser kept anything at all. */
function partnerUnseen(result: CellResult): string[] {
  const { page, mode, rows } = result;
  if (page !== 'embedded' || mode !== 'normal') return [];
  const isSeen = rows.some((row) => isLasting(row) && row.kind === 'partner');
  return isSeen ? [] : [`${nameOf(result)}: the partner's own address was not found`];
}

function blindSpots(result: CellResult): string[] {
  const { browser, mode, exit, rows } = result;
  if (mode !== 'normal' || exit !== 'browser-quit') return [];
  const lasting = rows.filter(isLasting);
  const missed = [...TEXT_KINDS, ...ADDRESS_KINDS].filter((planted) => !lasting.some(({ kind }) => kind === planted));
  const blind = POSITIVES[browser].filter((positive) => !lasting.some(({ surface }) => positive.test(surface)));
  const few = (what: string, found: number, least: number) =>
    found < least ? [`${nameOf(result)}: ${what} found on ${found} kinds of surface, not on ${least}`] : [];
  return [
    ...missed.map((kind) => `${nameOf(result)}: ${kind} was planted and not found`),
    ...blind.map((positive) => `${nameOf(result)}: nothing found in ${positive.source}`),
    ...few('the address', surfaces(addressRows(lasting)).length, NAIVE_ADDRESS_SURFACES),
    ...few('text', surfaces(textRows(lasting)).length, NAIVE_TEXT_SURFACES),
  ];
}
