/** `npm run load [-- --only SCENARIO… --nodes 1,2,3,4 --json FILE]`: how it bears up, scenario by scenario (docs/scale.md). */
import { writeFileSync } from 'node:fs';
import { conditions } from '../bench/conditions.ts';
import { type Figure, met } from '../bench/figure.ts';
import { killAll } from '../bench/processes.ts';
import { lines, table } from '../bench/report.ts';
import { type Options, readOptions, type Scenario, type Sizes } from './options.ts';
import { evening, programme, slower } from './scenarios/evening.ts';
import { flood } from './scenarios/flood.ts';
import { queue } from './scenarios/queue.ts';
import { sockets } from './scenarios/sockets.ts';

const RUN: Record<Scenario, (sizes: Sizes) => AsyncGenerator<Figure[]>> = { evening, programme, flood, sockets, queue };

function asked(): Options {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(2);
  }
}

const { scenarios, sizes, json } = asked();
process.on('exit', killAll);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));

const begun = performance.now();
const figures: Figure[] = [];
for (const scenario of scenarios) {
  console.error(`${scenario} …`);
  for await (const some of RUN[scenario](sizes)) {
    figures.push(...some);
    // What there is by then stays also if the run is broken off.
    console.error(lines(some));
  }
}
const seconds = Math.round((performance.now() - begun) / 1_000);
const measured = { ...conditions(), seconds, sizes };
const missed = figures.filter((figure) => met(figure) === false);

console.log(table(figures));
console.log(`\n${measured.words}`);
console.log(
  `Time is compressed: ${sizes.compress} seconds of an evening and ${slower(sizes.compress)} of the ten minutes after the programme pass in one.`,
);
console.log(`${seconds} s. ${missed.length} goals missed.\n`);
console.log(lines(figures));
if (json !== null) writeFileSync(json, `${JSON.stringify({ ...measured, figures }, null, 2)}\n`);
