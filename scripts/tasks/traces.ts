import { buildStalePages } from '../lib/pages.ts';
import { installSystemPackages } from '../lib/system-packages.ts';

if (await installSystemPackages()) {
  await buildStalePages();
  await import('../../tests/traces/main.ts');
} else process.exitCode = 1;
