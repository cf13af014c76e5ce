/** `npm run wire [-- --json FILE] [--quick]`: what somebody with the router can tell of a visit from sizes and times (docs/wire.md). */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { pages } from './pages.ts';
import { figures, table } from './report.ts';
import { FULL, QUICK, wire } from './run.ts';

const { values } = parseArgs({ options: { json: { type: 'string' }, quick: { type: 'boolean' } } });
const begun = performance.now();
const effort = values.quick === true ? QUICK : FULL;
const result = { ...(await wire(effort)), pages: await pages(effort.pages) };
const report = {
  date: new Date().toISOString(),
  node: process.version,
  seconds: Math.round((performance.now() - begun) / 1_000),
  figures: figures(result),
  ...result,
};
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(report, null, 1)}\n`);
console.log(table(result));
for (const figure of report.figures) console.log(figure);
process.exit(0);
