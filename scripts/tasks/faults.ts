import { FOR_FAULTS, installSystemPackages } from '../lib/system-packages.ts';

if (await installSystemPackages(FOR_FAULTS)) await import('../../tests/faults/main.ts');
else process.exitCode = 1;
