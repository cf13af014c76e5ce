/** `npm run faults`: breaks everything that can break under hundreds of conversations, and looks whether anything is lost. */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { faultKinds } from './fault-kinds.ts';
import { REDIS_KINDS } from './redis-kinds.ts';
import { commitOf, openRelease } from './release.ts';
import { isClean, type Report, reportLines } from './report.ts';
import { runTrial } from './trial.ts';

const MINUTE_MS = 60_000;
/** A trial is one house; longer ones find no more than another seed. */
const LONGEST_MS = 5 * MINUTE_MS;
const MOST_SEED = 1_000_000;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string' },
    nodes: { type: 'string', default: '3' },
    conversations: { type: 'string', default: '200' },
    json: { type: 'string' },
    only: { type: 'string', multiple: true, default: [] },
    other: { type: 'string' },
  },
});
const possible = faultKinds(values.other !== undefined);
const names = [...new Set(possible.map(({ name }) => name))];
const unknown = values.only.filter((name) => !names.includes(name));
const figures = [values.minutes, values.nodes, values.conversations].map(Number);
if (unknown.length > 0 || figures.some((figure) => !(figure > 0))) {
  console.error(
    `Usage: npm run faults -- [--minutes N] [--seed S] [--nodes N] [--conversations N] [--json FILE] [--only FAULT]… [--other COMMIT]`,
  );
  console.error(`Faults: ${names.join(' ')}`);
  process.exit(2);
}
const commit = values.other === undefined ? null : await commitOf(values.other);
if (values.other !== undefined && commit === null) {
  console.error(`No such revision in this repository's history: ${values.other}`);
  process.exit(2);
}
// As a supervisor would ask it: then everything that was started ends too.
process.once('SIGINT', () => process.kill(process.pid, 'SIGTERM'));
const [minutes = 0, nodes = 0, conversations = 0] = figures;
const seed = values.seed === undefined ? 1 + Math.floor(Math.random() * MOST_SEED) : Number(values.seed);
const kinds = REDIS_KINDS.filter((redis) =>
  possible.some((kind) => kind.redis.includes(redis) && (values.only.length === 0 || values.only.includes(kind.name))),
);
const trials = Math.max(kinds.length, Math.ceil((minutes * MINUTE_MS) / LONGEST_MS));
const other = commit === null ? undefined : await openRelease(commit);
const report: Report = {
  ...{ date: new Date().toISOString(), node: process.version, nodes, conversations, other: commit, trials: [] },
};
for (let number = 0; number < trials; number++) {
  const redis = kinds[number % kinds.length] ?? 'single';
  console.log(
    `trial ${number + 1} of ${trials}: seed ${seed + number}, Redis ${redis}, ${nodes} nodes, ${conversations} youths`,
  );
  report.trials.push(
    await runTrial({
      ...{ seed: seed + number, redis, nodes, conversations, only: values.only, ...(other && { other }) },
      ms: (minutes * MINUTE_MS) / trials,
      say: (line) => console.log(`  ${line}`),
    }),
  );
}
if (values.json) writeFileSync(values.json, `${JSON.stringify(report, null, 1)}\n`);
for (const line of reportLines(report)) console.log(line);
process.exit(isClean(report) ? 0 : 1);
