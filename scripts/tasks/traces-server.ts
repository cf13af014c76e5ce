import { buildStalePages } from '../lib/pages.ts';
import { FOR_SERVER_TRACES, installSystemPackages } from '../lib/system-packages.ts';

if (await installSystemPackages(FOR_SERVER_TRACES)) {
  await buildStalePages();
  await import('../../tests/traces-server/main.ts');
} else process.exitCode = 1;
