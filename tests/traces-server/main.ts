/**
 * `npm run traces:server`: what visits leave with the service: in what it writes, says, keeps and remembers. `--shared`: with two nodes, and
 * with the Redis and the PostgreSQL that they share.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { PLACES } from './places.ts';
import { serverTraces } from './run.ts';
import { WORD_KINDS } from './search.ts';
import { complaints, figures } from './verdict.ts';

const { values } = parseArgs({ options: { json: { type: 'string' }, shared: { type: 'boolean', default: false } } });
if (process.getuid?.() !== 0) {
  console.error('npm run traces:server needs root: it watches the system calls of another process.');
  process.exit(1);
}
const traces = await serverTraces(values.shared);
const wrong = complaints(traces);
const report = {
  date: new Date().toISOString(),
  node: process.version,
  figures: figures(traces),
  complaints: wrong,
  ...traces,
};
if (values.json) writeFileSync(values.json, JSON.stringify(report, null, 1));
console.log(`| where | ${WORD_KINDS.join(' | ')} |\n| --- |${' --- |'.repeat(WORD_KINDS.length)}`);
for (const place of PLACES) {
  const found = traces.found[place];
  if (found === undefined) continue;
  const cells = WORD_KINDS.map((kind) => `${found[kind]} of ${traces.words[kind]}`);
  console.log(`| ${place} | ${cells.join(' | ')} |`);
}
for (const path of traces.opened) console.log(`opened for writing: ${path}`);
for (const one of wrong) console.log(`WRONG  ${one}`);
for (const figure of report.figures) console.log(figure);
if (wrong.length > 0) process.exitCode = 1;
