/** The run as a table: what stayed on which surface, in which mode, by which way out, of which kind. */
import {
  BROWSERS,
  type BrowserName,
  EXITS,
  isDesign,
  MODES,
  type Mode,
  nameOf,
  PAGES,
  type PageName,
} from './cells.ts';
import { ADDRESS_KINDS, type Kind, TEXT_KINDS } from './planted.ts';
import type { CellResult, Row } from './result.ts';
import { addressRows, hits, isLasting, surfaces, textRows } from './verdict.ts';

/** One letter each, so that a table's cell holds several. */
const MARKS: Readonly<Partial<Record<Kind, string>>> = {
  ...{ sent: 'S', received: 'R', draft: 'D', sought: 'L', answer: 'A', choice: 'C' },
  ...{ who: 'W', contact: 'K', counsellor: 'N', centre: 'O' },
  ...{ host: 'h', path: 'p', query: 'q', fragment: 'f', title: 't', partner: 'P' },
};
const KINDS: readonly Kind[] = [...TEXT_KINDS, ...ADDRESS_KINDS, 'partner'];

const HEADINGS: Readonly<Record<(typeof PAGES)[number], string>> = {
  product: 'Our page, opened by its address',
  embedded: "Our page, in a frame on a partner's page",
  naive: 'The naive page',
};

const legend = KINDS.map((kind) => `${MARKS[kind]} ${kind}`).join(', ');

/** A whole run, as it is kept. */
export interface Report {
  date: string;
  versions: { chromium: string; firefox: string };
  figures: string[];
  /** What is wrong, in words. */
  complaints: string[];
  /** Cells that could not be played. */
  unplayed: string[];
  cells: CellResult[];
}

/** In Markdown: when it was, of what, figures and tables. */
export function written({ date, versions, figures: last, complaints, unplayed, cells }: Report): string {
  const faults = [...unplayed, ...complaints];
  const again = cells.filter((cell) => cell.again !== undefined).map(nameOf);
  return [
    `${date}, ${Object.values(versions).join(', ')}, ${cells.length} cells.`,
    ['```', ...last, '```'].join('\n'),
    ...(again.length > 0 ? [`Played a second time, because the first could not be: ${again.join(', ')}.`] : []),
    ...(faults.length > 0
      ? [['Faults that the run reported:', '', ...faults.map((one) => `- ${one}`)].join('\n')]
      : []),
    `Marks: ${legend}.`,
    tables(cells),
    '',
  ].join('\n\n');
}

/** In Markdown: an overview, then every surface; last, what was only tried. */
function tables(results: readonly CellResult[]): string {
  const parts = PAGES.filter((page) => results.some((result) => result.page === page)).flatMap((page) => [
    `### ${HEADINGS[page]}`,
    overview(results.filter((result) => result.page === page)),
    ...BROWSERS.flatMap((browser) =>
      MODES.map((mode) => surfaceTable(results, page, browser, mode)).filter((table) => table !== ''),
    ),
  ]);
  const tried = results.filter(({ page }) => isDesign(page));
  return [...parts, ...(tried.length > 0 ? ['### Other ways that were tried', designTable(results)] : [])].join('\n\n');
}

/** Beside both ways that are ours, left alike. */
function designTable(results: readonly CellResult[]): string {
  const alike = results.filter(
    ({ mode, exit, page }) => mode === 'normal' && exit === 'quick-exit' && page !== 'naive',
  );
  const lines = alike.map(({ page, browser, rows }) => {
    const lasting = rows.filter(isLasting);
    const found = addressRows(lasting);
    const names = surfaces(found).map(escaped).join(', ') || 'nothing';
    return `| ${[page, browser, hits(textRows(lasting)), `${hits(found)} / ${surfaces(found).length}`, names].join(' | ')} |`;
  });
  const header = '| way | browser | text on disk | address on disk: hits / surfaces | where |';
  return [header, '| --- | --- | --- | --- | --- |', ...lines].join('\n');
}

/** Text and address, on how many kinds of surface of the disk; in memory, hits. */
function overview(results: readonly CellResult[]): string {
  const header =
    '| browser | mode | way out | text on disk: hits / surfaces | address on disk: hits / surfaces | text in memory after | address in memory after |';
  const lines = results.map(({ browser, mode, exit, rows }) => {
    const lasting = rows.filter(isLasting);
    const memory = rows.filter((row) => !isLasting(row));
    const count = (some: readonly Row[]) => `${hits(some)} / ${surfaces(some).length}`;
    const living =
      memory.length === 0 ? ['not running', 'not running'] : [hits(textRows(memory)), hits(addressRows(memory))];
    return `| ${[browser, mode, exit, count(textRows(lasting)), count(addressRows(lasting)), ...living].join(' | ')} |`;
  });
  return [header, '| --- | --- | --- | --- | --- | --- | --- |', ...lines].join('\n');
}

function surfaceTable(results: readonly CellResult[], page: PageName, browser: BrowserName, mode: Mode): string {
  const own = results.filter((result) => result.page === page && result.browser === browser && result.mode === mode);
  const exits = EXITS.filter((exit) => own.some((result) => result.exit === exit));
  const all = surfaces(own.flatMap(({ rows }) => rows.filter(isLasting))).sort();
  if (all.length === 0) return '';
  const lines = all.map((surface) => {
    const cells = exits.map((exit) => {
      const rows = own.filter((result) => result.exit === exit).flatMap((result) => result.rows);
      return marks(rows.filter((row) => isLasting(row) && row.surface === surface));
    });
    return `| ${escaped(surface)} | ${cells.join(' | ')} |`;
  });
  return [
    `#### ${browser}, ${mode} mode`,
    [`| surface | ${exits.join(' | ')} |`, `| --- |${exits.map(() => ' --- |').join('')}`, ...lines].join('\n'),
  ].join('\n\n');
}

const escaped = (surface: string): string =>
  surface.replaceAll('|', '\\|').replaceAll('*', '\\*').replaceAll('_', '\\_').replaceAll('<', '&lt;');

function marks(rows: readonly Row[]): string {
  return KINDS.flatMap((kind) => {
    const found = hits(rows.filter((row) => row.kind === kind));
    return found > 0 ? [`${MARKS[kind]}${found}`] : [];
  }).join(' ');
}

const inMode = (results: readonly CellResult[], mode: Mode) => results.filter((result) => result.mode === mode);

/** The last lines of a run: `name: figure`. */
export function figures(results: readonly CellResult[]): string[] {
  const of = (name: string, some: readonly CellResult[], which: (row: Row) => boolean) => {
    const rows = some.flatMap((result) => result.rows.filter(which));
    return `${name}: ${hits(textRows(rows))} hits of text, ${hits(addressRows(rows))} hits of address`;
  };
  const product = results.filter(({ page }) => page === 'product');
  const embedded = results.filter(({ page }) => page === 'embedded');
  const naive = results.filter(({ page }) => page === 'naive');
  const isLiving = (row: Row) => !isLasting(row);
  const ours = [...product, ...embedded];
  return [
    of('traces', ours, isLasting),
    ...([...MODES] as const).flatMap((mode) => [
      of(`traces, opened directly, ${mode} mode`, inMode(product, mode), isLasting),
      of(`traces, embedded, ${mode} mode`, inMode(embedded, mode), isLasting),
    ]),
    of(
      'traces in memory after quick exit',
      ours.filter(({ exit }) => exit === 'quick-exit'),
      isLiving,
    ),
    of('traces in memory, all ways out', ours, isLiving),
    of('naive page', naive, isLasting),
    ...naive
      .filter(({ mode, exit }) => mode === 'normal' && exit === 'browser-quit')
      .map(({ browser, rows }) => {
        const lasting = rows.filter(isLasting);
        return `naive page, ${browser}, normal mode, quit: text on ${surfaces(textRows(lasting)).length} kinds of surface, address on ${surfaces(addressRows(lasting)).length}`;
      }),
  ];
}
