import { buildStalePages } from '../lib/pages.ts';
import { FOR_TESTS, installSystemPackages } from '../lib/system-packages.ts';

if (await installSystemPackages(FOR_TESTS)) {
  await buildStalePages();
  await import('../../tests/observatory/main.ts');
} else process.exitCode = 1;
