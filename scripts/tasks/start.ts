import { buildStalePages } from '../lib/pages.ts';

await buildStalePages();
await import('../../server/src/main.ts');
