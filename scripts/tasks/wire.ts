import { buildStalePages } from '../lib/pages.ts';

await buildStalePages();
await import('../../tests/wire/main.ts');
