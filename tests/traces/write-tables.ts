/** `node tests/traces/write-tables.ts FILE`: puts a run that was kept as JSON into docs/traces.md and its picture. */
import { readFileSync, writeFileSync } from 'node:fs';
import { picture } from './picture.ts';
import { figures, type Report, written } from './report.ts';
import { complaints } from './verdict.ts';

const DOCS = `${import.meta.dirname}/../../docs`;
const [BEGIN, END] = ['<!-- run: begin -->', '<!-- run: end -->'];

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('which run? node tests/traces/write-tables.ts FILE');
const kept = JSON.parse(readFileSync(file, 'utf8')) as Report;
// By the list of expected addresses as it is now.
const report: Report = { ...kept, figures: figures(kept.cells), complaints: complaints(kept.cells) };
const page = readFileSync(`${DOCS}/traces.md`, 'utf8');
const [before, after] = [page.split(BEGIN)[0], page.split(END)[1]];
if (before === undefined || after === undefined) throw new Error(`docs/traces.md needs ${BEGIN} and ${END}`);
writeFileSync(`${DOCS}/traces.md`, `${before}${BEGIN}\n\n${written(report)}\n${END}${after}`);
writeFileSync(`${DOCS}/pictures/traces.svg`, picture(report.cells));
for (const complaint of [...report.unplayed, ...report.complaints]) console.log(`WRONG  ${complaint}`);
for (const figure of report.figures) console.log(figure);
