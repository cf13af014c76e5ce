/** `npm run bench [-- --json FILE] [--only NAME…] [--quick]`: the product beside its references (docs/benchmarks.md). */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { conditions } from './conditions.ts';
import { type Effort, FULL, QUICK } from './effort.ts';
import { ALL_GROUPS, type Figure, GROUPS, type Group, met } from './figure.ts';
import { accept } from './figures/accept.ts';
import { capacity, method } from './figures/capacity.ts';
import { directory } from './figures/directory.ts';
import { handover } from './figures/handover.ts';
import { latency } from './figures/latency.ts';
import { lighthouseScores } from './figures/lighthouse.ts';
import { memory } from './figures/memory.ts';
import { nodes } from './figures/nodes.ts';
import { page } from './figures/page.ts';
import { queue } from './figures/queue.ts';
import { seal } from './figures/seal.ts';
import { steady } from './figures/steady.ts';
import { killAll } from './processes.ts';
import { lines, table } from './report.ts';

const MEASURE: Record<Group, (effort: Effort) => Promise<Figure[]>> = {
  capacity,
  latency,
  memory,
  accept,
  queue,
  seal,
  directory,
  handover,
  nodes,
  steady,
  page,
  lighthouse: lighthouseScores,
  method,
};

const { values, positionals } = parseArgs({
  options: { json: { type: 'string' }, only: { type: 'string', multiple: true }, quick: { type: 'boolean' } },
  allowPositionals: true,
});
const named = [...(values.only ?? []), ...positionals];
const unknown = named.filter((name) => !(ALL_GROUPS as readonly string[]).includes(name));
if (unknown.length > 0) {
  console.error(`No such figures: ${unknown.join(', ')}. There are ${ALL_GROUPS.join(', ')}.`);
  process.exit(2);
}
const groups: readonly Group[] = named.length > 0 ? ALL_GROUPS.filter((group) => named.includes(group)) : GROUPS;
const isQuick = values.quick === true;

process.on('exit', killAll);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));

const begun = performance.now();
const figures: Figure[] = [];
for (const group of groups) {
  console.error(`${group} …`);
  figures.push(...(await MEASURE[group](isQuick ? QUICK : FULL)));
}
const seconds = Math.round((performance.now() - begun) / 1_000);
const measured = { ...conditions(), isQuick, seconds };
const missed = figures.filter((figure) => met(figure) === false);

console.log(table(figures));
console.log(`\n${measured.words}`);
console.log(`${seconds} s${isQuick ? ', QUICK: too few rounds to rely on' : ''}. ${missed.length} goals missed.\n`);
console.log(lines(figures));
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ ...measured, figures }, null, 2)}\n`);
