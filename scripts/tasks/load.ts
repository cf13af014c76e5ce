import { buildStalePages } from '../lib/pages.ts';
import { FOR_LOAD, installSystemPackages } from '../lib/system-packages.ts';

if (await installSystemPackages(FOR_LOAD)) {
  await buildStalePages();
  await import('../../tests/load/main.ts');
} else process.exitCode = 1;
