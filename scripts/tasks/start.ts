import { buildStalePages } from '../lib/pages.ts';

await buildStalePages();
await (process.argv.includes('--demo') ? import('../../demo/main.ts') : import('../../server/src/main.ts'));
