/** The run as a table: what stayed on which surface, in which mode, by which way out, of which kind. */
import { type BrowserName, EXITS, MODES, type Mode, PAGES, type PageName } from './cells.ts';
import { ADDRESS_KINDS, type Kind, TEXT_KINDS } from './planted.ts';
import type { CellResult, Row } from './result.ts';
import { addressRows, hits, isLasting, surfaces, textRows } from './verdict.ts';

/** One letter each, so that a table's cell holds several. */
const MARKS: Readonly<Partial<Record<Kind, string>>> = {
  ...{ sent: 'S', received: 'R', draft: 'D', sought: 'L', choice: 'C', counsellor: 'N', centre: 'O' },
  ...{ host: 'h', path: 'p', query: 'q', fragment: 'f', title: 't' },
};
const KINDS: readonly Kind[] = [...TEXT_KINDS, ...ADDRESS_KINDS];

export const legend = KINDS.map((kind) => `${MARKS[kind]} ${kind}`).join(', ');

/** In Markdown: an overview, then every surface. */
export function tables(results: readonly CellResult[], browsers: readonly BrowserName[]): string {
  const parts = PAGES.filter((page) => results.some((result) => result.page === page)).flatMap((page) => [
    `### ${page === 'product' ? 'Our page' : 'The naive page'}`,
    overview(results, page),
    ...browsers.flatMap((browser) =>
      MODES.map((mode) => surfaceTable(results, page, browser, mode)).filter((table) => table !== ''),
    ),
  ]);
  return parts.join('\n\n');
}

/** Text and address, on how many kinds of surface of the disk; in memory, hits. */
function overview(results: readonly CellResult[], page: PageName): string {
  const header =
    '| browser | mode | way out | text on disk: hits / surfaces | address on disk: hits / surfaces | text in memory after | address in memory after |';
  const lines = results
    .filter((result) => result.page === page)
    .map(({ browser, mode, exit, rows }) => {
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
    return `| ${surface.replaceAll('|', '\\|').replaceAll('*', '\\*').replaceAll('_', '\\_').replaceAll('<', '&lt;')} | ${cells.join(' | ')} |`;
  });
  return [
    `#### ${browser}, ${mode} mode`,
    [`| surface | ${exits.join(' | ')} |`, `| --- |${exits.map(() => ' --- |').join('')}`, ...lines].join('\n'),
  ].join('\n\n');
}

function marks(rows: readonly Row[]): string {
  return KINDS.flatMap((kind) => {
    const found = hits(rows.filter((row) => row.kind === kind));
    return found > 0 ? [`${MARKS[kind]}${found}`] : [];
  }).join(' ');
}

/** The last lines of a run: `name: figure`. */
export function figures(results: readonly CellResult[]): string[] {
  const of = (name: string, some: readonly CellResult[], which: (row: Row) => boolean) => {
    const rows = some.flatMap((result) => result.rows.filter(which));
    return `${name}: ${hits(textRows(rows))} hits of text, ${hits(addressRows(rows))} hits of address`;
  };
  const product = results.filter(({ page }) => page === 'product');
  const naive = results.filter(({ page }) => page === 'naive');
  const isLiving = (row: Row) => !isLasting(row);
  return [
    of('traces', product, isLasting),
    of(
      'traces, private mode',
      product.filter(({ mode }) => mode === 'private'),
      isLasting,
    ),
    of(
      'traces, normal mode',
      product.filter(({ mode }) => mode === 'normal'),
      isLasting,
    ),
    of(
      'traces in memory after quick exit',
      product.filter(({ exit }) => exit === 'quick-exit'),
      isLiving,
    ),
    of('traces in memory, all ways out', product, isLiving),
    of('naive page', naive, isLasting),
    ...naive
      .filter(({ mode, exit }) => mode === 'normal' && exit === 'browser-quit')
      .map(({ browser, rows }) => {
        const lasting = rows.filter(isLasting);
        return `naive page, ${browser}, normal mode, quit: text on ${surfaces(textRows(lasting)).length} kinds of surface, address on ${surfaces(addressRows(lasting)).length}`;
      }),
  ];
}
