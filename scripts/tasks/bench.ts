import { buildStalePages } from '../lib/pages.ts';

await buildStalePages();
await import('../../tests/bench/main.ts');
