import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { buildStalePages } from '../lib/pages.ts';
import { ROOT } from '../lib/run.ts';
import { makeManifest } from '../verify/manifest.ts';

const { values } = parseArgs({ options: { manifest: { type: 'string' } } });
await buildStalePages();
// To be published with a release: `npm run verify -- URL --manifest FILE`.
if (values.manifest !== undefined) writeFileSync(values.manifest, `${JSON.stringify(makeManifest(ROOT), null, 2)}\n`);
