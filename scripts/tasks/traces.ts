import { buildStalePages } from '../lib/pages.ts';
import { FOR_TRACES, installSystemPackages } from '../lib/system-packages.ts';

if (await installSystemPackages(FOR_TRACES)) {
  await buildStalePages();
  await import('../../tests/traces/main.ts');
} else process.exitCode = 1;
