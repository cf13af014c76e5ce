import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Asset } from './assets.ts';

/** A file of the build in `directory`, as a document names it. */
export function assetIn(directory: string, path: string): Required<Asset> {
  const hash = createHash('sha384')
    .update(readFileSync(join(directory, path)))
    .digest('base64');
  return { path: `/${path}`, integrity: `sha384-${hash}` };
}
