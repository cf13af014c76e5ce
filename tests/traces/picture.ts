/** The run at a glance, for the documentation: kinds of surface on the disk, by way out. */
import { BROWSERS, EXITS, MODES, PAGES } from './cells.ts';
import type { CellResult, Row } from './result.ts';
import { addressRows, isLasting, surfaces, textRows } from './verdict.ts';

const LEFT = 150;
const TOP = 92;
const CELL = { width: 46, height: 26 } as const;
const COLOURS = { none: '#e3efe6', some: '#f3d9b1', many: '#e4a672', text: '#b3402e', unplayed: '#f4f4f2' } as const;
const MANY = 15;
const NAMES = { product: 'our page', embedded: 'in a frame', naive: 'naive page' } as const;

/** Each pair of squares: kinds of surface with text, kinds of surface with the address. */
export function picture(results: readonly CellResult[]): string {
  const columns = PAGES.flatMap((page) =>
    MODES.flatMap((mode) => BROWSERS.map((browser) => ({ page, mode, browser }))),
  );
  const width = LEFT + columns.length * 2 * CELL.width + 10;
  const height = TOP + EXITS.length * CELL.height + 46;
  const parts: string[] = [];
  for (const [number, { page, mode, browser }] of columns.entries()) {
    const x = LEFT + number * 2 * CELL.width;
    parts.push(
      label(x + CELL.width, 20, NAMES[page]),
      label(x + CELL.width, 38, mode),
      label(x + CELL.width, 56, browser),
      label(x + CELL.width / 2, 80, 'text'),
      label(x + CELL.width * 1.5, 80, 'address'),
    );
    for (const [row, exit] of EXITS.entries()) {
      const y = TOP + row * CELL.height;
      const result = results.find(
        (one) => one.page === page && one.mode === mode && one.browser === browser && one.exit === exit,
      );
      parts.push(
        square(x, y, result?.rows, textRows, true),
        square(x + CELL.width, y, result?.rows, addressRows, false),
      );
    }
  }
  const exits = EXITS.map((exit, row) => label(LEFT - 10, TOP + row * CELL.height + 17, exit, 'end'));
  const caption = label(
    10,
    height - 14,
    'Kinds of surface on the disk where words of the visit were found. Blank: not played.',
    'start',
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">
<title>Hits on disk and in memory, by browser, mode and way out</title>
<rect width="${width}" height="${height}" fill="#fffdf9"/>
${[...parts, ...exits, caption].join('\n')}
</svg>
`;
}

function square(
  x: number,
  y: number,
  rows: readonly Row[] | undefined,
  of: (rows: readonly Row[]) => Row[],
  isText: boolean,
): string {
  const found = rows === undefined ? null : surfaces(of(rows.filter(isLasting))).length;
  const colour =
    found === null
      ? COLOURS.unplayed
      : found === 0
        ? COLOURS.none
        : isText
          ? COLOURS.text
          : found < MANY
            ? COLOURS.some
            : COLOURS.many;
  const box = `<rect x="${x + 1}" y="${y + 1}" width="${CELL.width - 2}" height="${CELL.height - 2}" rx="3" fill="${colour}"/>`;
  return found === null ? box : box + label(x + CELL.width / 2, y + 17, String(found));
}

function label(x: number, y: number, text: string, anchor: 'start' | 'middle' | 'end' = 'middle'): string {
  return `<text x="${x}" y="${y}" text-anchor="${anchor}" fill="#2b2926">${text}</text>`;
}
