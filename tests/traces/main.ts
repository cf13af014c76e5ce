/** `npm run traces`: what a visit leaves on a device, by browser, mode, page and way out. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { parseArgs } from 'node:util';
import { BROWSERS, cellsOf, EXITS, MODES, nameOf, PAGES } from './cells.ts';
import { openHouse } from './house.ts';
import { play } from './play.ts';

const list = { type: 'string', multiple: true } as const;
const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    jobs: { type: 'string', default: '2' },
    browser: list,
    mode: list,
    exit: list,
    page: list,
  },
});
const chosen = <T extends string>(all: readonly T[], names: string[] | undefined): readonly T[] =>
  names ? all.filter((one) => names.includes(one)) : all;
const cells = cellsOf({
  browsers: chosen(BROWSERS, values.browser),
  modes: chosen(MODES, values.mode),
  pages: chosen(PAGES, values.page),
  exits: values.exit ? chosen(EXITS, values.exit) : null,
});

const directory = mkdtempSync(`${tmpdir()}/dorren-traces-`);
mkdirSync('artefacts/traces', { recursive: true });
const house = await openHouse(directory);
try {
  for (const [number, cell] of cells.entries()) {
    const result = await play(cell, {
      house,
      directory,
      number,
      failurePicture: `artefacts/traces/${nameOf(cell)}.png`,
    });
    console.log(nameOf(cell), result.seconds, 's');
    for (const row of result.rows)
      console.log('  ', row.medium, '|', row.surface, '|', row.kind, row.hits, row.encodings.join(', '));
  }
} finally {
  await house.close();
  rmSync(directory, { recursive: true, force: true });
}
