/** `npm run bench [-- --json FILE] [--only NAME…] [--quick]`: the product beside its references (docs/benchmarks.md). */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Effort, FULL, QUICK } from './effort.ts';
import { ALL_GROUPS, type Figure, GROUPS, type Group } from './figure.ts';
import { accept } from './figures/accept.ts';
import { capacity, method } from './figures/capacity.ts';
import { latency } from './figures/latency.ts';
import { memory } from './figures/memory.ts';
import { queue } from './figures/queue.ts';
import { seal } from './figures/seal.ts';
import { killAll } from './processes.ts';
import { lines, table } from './report.ts';

const MEASURE: Partial<Record<Group, (effort: Effort) => Promise<Figure[]>>> = {
  capacity,
  latency,
  memory,
  accept,
  queue,
  seal,
  method,
};

const { values, positionals } = parseArgs({
  options: { json: { type: 'string' }, only: { type: 'string', multiple: true }, quick: { type: 'boolean' } },
  allowPositionals: true,
});
const named = [...(values.only ?? []), ...positionals];
const groups = ALL_GROUPS.filter((group) =>
  named.length > 0 ? named.includes(group) : (GROUPS as readonly Group[]).includes(group),
);
process.on('exit', killAll);
process.on('SIGINT', () => process.exit(130));

const figures: Figure[] = [];
for (const group of groups) {
  process.stderr.write(`${group} …\n`);
  figures.push(...((await MEASURE[group]?.(values.quick === true ? QUICK : FULL)) ?? []));
}
process.stdout.write(`${table(figures)}\n\n${lines(figures)}\n`);
if (values.json !== undefined) writeFileSync(values.json, JSON.stringify({ figures }, null, 2));
