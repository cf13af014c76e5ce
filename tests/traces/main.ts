/** `npm run traces`: what a visit leaves on a device, by browser, mode, page and way out. */
import { parseArgs } from 'node:util';
import { BROWSERS, cellsOf, EXITS, MODES, nameOf, PAGES } from './cells.ts';
import { canPlay, run } from './run.ts';

const list = { type: 'string', multiple: true } as const;
const { values } = parseArgs({
  options: {
    json: { type: 'string' },
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
  pages: chosen(PAGES, values.page),
  exits: values.exit ? chosen(EXITS, values.exit) : null,
});
if (!canPlay()) {
  console.error('npm run traces needs root: it mounts file systems of its own.');
  process.exit(1);
}
const { failures } = await run(cells, {
  ...{ state: values.state, resume: values.resume, jobs: Number(values.jobs) },
  done(result) {
    console.log(nameOf(result), result.seconds, 's');
    for (const { medium, surface, kind, hits } of result.rows.filter((r) => r.medium !== 'memory'))
      console.log(`   ${medium} | ${surface} | ${kind} ${hits}`);
  },
});
console.log(failures);
