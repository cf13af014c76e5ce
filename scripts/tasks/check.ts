import { ROOT, run, runTool } from '../lib/run.ts';

const CHECKS = [
  { name: 'types: shared, server, tests, scripts', tool: 'typescript/bin/tsc', args: ['-p', '.'] },
  { name: 'types: web-client', tool: 'typescript/bin/tsc', args: ['-p', 'web-client'] },
  { name: 'types: staff-console', tool: 'typescript/bin/tsc', args: ['-p', 'staff-console'] },
  { name: 'lint and format', tool: '@biomejs/biome/bin/biome', args: ['check', '--error-on-warnings'] },
  {
    name: 'import arrows',
    tool: 'dependency-cruiser/bin/dependency-cruiser.mjs',
    args: [
      '--config',
      '.dependency-cruiser.cjs',
      'shared',
      'server',
      'web-client',
      'staff-console',
      'tests',
      'scripts',
    ],
  },
  { name: 'dead code', tool: 'knip/bin/knip.js', args: ['--no-progress', '--treat-config-hints-as-errors'] },
] as const;

const failed: string[] = [];
const say = (name: string, passed: boolean) => {
  console.log(`${passed ? 'ok    ' : 'FAILED'}  ${name}`);
  if (!passed) failed.push(name);
};
for (const { name, tool, args } of CHECKS) say(name, (await runTool(tool, args)) === 0);
say('texts', (await run(process.execPath, [`${ROOT}scripts/tasks/check-texts.ts`])) === 0);
console.log(failed.length === 0 ? 'npm run check: passed' : `npm run check: FAILED (${failed.join('; ')})`);
if (failed.length > 0) process.exitCode = 1;
