/** `npm run traces`: what a visit leaves on a device, by browser, mode, page and way out. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { BROWSERS, cellsOf, DESIGNS, EXITS, MODES, nameOf, PAGES } from './cells.ts';
import { figures, type Report, written } from './report.ts';
import { canPlay, run } from './run.ts';
import { addressRows, complaints, hits, isLasting, textRows } from './verdict.ts';

const list = { type: 'string', multiple: true } as const;
const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    table: { type: 'string' },
    state: { type: 'string', default: 'artefacts/traces' },
    resume: { type: 'boolean', default: false },
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
  pages: chosen([...PAGES, ...DESIGNS], values.page),
  exits: values.exit ? chosen(EXITS, values.exit) : null,
});
if (!canPlay()) {
  console.error('npm run traces needs root: it mounts file systems of its own.');
  process.exit(1);
}
const { results, failures } = await run(cells, {
  ...{ state: values.state, resume: values.resume, jobs: Number(values.jobs) },
  done(result) {
    const lasting = result.rows.filter(isLasting);
    const [text, address] = [hits(textRows(lasting)), hits(addressRows(lasting))];
    console.log(`${nameOf(result)}: ${text} of text, ${address} of address, ${result.seconds} s`);
  },
});
const unplayed = failures.map(({ cell, why }) => `${nameOf(cell)}: could not be played: ${why}`);
const wrong = [...unplayed, ...complaints(results)];
const report: Report = {
  date: new Date().toISOString(),
  versions: { chromium: versionOf('chromium'), firefox: versionOf('firefox-esr') },
  figures: figures(results),
  complaints: complaints(results),
  unplayed,
  cells: results,
};
if (values.json) writeFileSync(values.json, JSON.stringify(report, null, 1));
const text = written(report);
if (values.table) writeFileSync(values.table, text);
else console.log(text);
for (const { again, ...cell } of results) {
  if (again !== undefined)
    console.log(`AGAIN  ${nameOf(cell)}: played a second time, because the first could not be (${again})`);
}
for (const one of wrong) console.log(`WRONG  ${one}`);
for (const figure of report.figures) console.log(figure);
if (wrong.length > 0) process.exitCode = 1;

function versionOf(command: string): string {
  return execFileSync(command, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}
