import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyDirectory } from '../../testing/any-directory.ts';
import { readDirectory, writeDirectory } from './exchange.ts';

const NOTHING = { organisations: [], entries: [], competences: [] };

function cellsOf(table: string): string[][] {
  return parse(table, { bom: true, delimiter: ';' });
}

it('X7: no cell of a table is one that a spreadsheet would compute', () => {
  fc.assert(
    fc.property(anyDirectory, (directory) => {
      for (const cell of cellsOf(writeDirectory('csv', directory)).flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    }),
    { numRuns: 100 },
  );
});

it.each([
  ['commas', { delimiter: ',', record_delimiter: 'windows' }],
  ['line feeds', { delimiter: ';', record_delimiter: 'unix' }],
  ['commas, line feeds and everything quoted', { delimiter: ',', record_delimiter: 'unix', quoted: true }],
  ['carriage returns alone', { delimiter: ';', record_delimiter: 'mac', quoted: true }],
] as const)('X1: a table with %s is read as ours is', (_what, options) => {
  fc.assert(
    fc.property(anyDirectory, (directory) => {
      const table = stringify(cellsOf(writeDirectory('csv', directory)), { ...options, quoted_match: /[\r\n]/ });
      const { plan, problems } = readDirectory('csv', table, NOTHING);
      expect(problems).toEqual([]);
      expect(plan.entries).toEqual(directory.entries);
    }),
    { numRuns: 50 },
  );
});

it('X1: columns may stand in any order, and rows without a word between them', () => {
  fc.assert(
    fc.property(anyDirectory, (directory) => {
      const [header = [], ...rows] = cellsOf(writeDirectory('csv', directory)).map((row) => row.toReversed());
      const table = stringify([header, ...rows.flatMap((row) => [row, row.map(() => ''), row.map(() => ' ')])], {
        delimiter: ';',
        quoted: true,
      });
      const { plan, problems } = readDirectory('csv', table, NOTHING);
      expect(problems).toEqual([]);
      expect(plan.entries).toEqual(directory.entries);
    }),
    { numRuns: 50 },
  );
});
