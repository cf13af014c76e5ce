import { buildStalePages } from '../lib/pages.ts';
import { runTool } from '../lib/run.ts';
import { FOR_TESTS, installIfOffered, installSystemPackages, WELCOME_FOR_TESTS } from '../lib/system-packages.ts';

const started = Date.now();
let passed = false;
if (await installSystemPackages(FOR_TESTS)) {
  await installIfOffered(WELCOME_FOR_TESTS);
  await buildStalePages();
  passed = (await runTool('vitest/vitest.mjs', ['run', ...process.argv.slice(2)])) === 0;
}
console.log(`npm test: ${passed ? 'passed' : 'FAILED'} after ${Math.round((Date.now() - started) / 1000)} s`);
if (!passed) process.exitCode = 1;
