import { buildStalePages } from '../lib/pages.ts';

await buildStalePages();
