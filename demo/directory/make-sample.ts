/**
 * Writes `sample.json`, the county that the demonstration loads, from what is beside it:
 *
 *     node demo/directory/make-sample.ts
 *
 * Run it after every change here; a test compares the file with what this would write.
 */
import { writeFileSync } from 'node:fs';
import { writeDirectory } from '../../server/src/directory/exchange/exchange.ts';
import { makeSample } from './sample.ts';

writeFileSync(new URL('sample.json', import.meta.url), writeDirectory('json', makeSample()));
