import { existsSync, globSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';

/** One built file, whole in memory, as it is and as the build compressed it. */
export interface PageFile {
  type: string;
  plain: Buffer;
  brotli: Buffer | null;
  gzip: Buffer | null;
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** All files of a build that a browser may ask for, by path below its directory. Empty if it has not been built. */
export function readPageFiles(directory: string): ReadonlyMap<string, PageFile> {
  const optional = (path: string) => (existsSync(path) ? readFileSync(path) : null);
  const files = new Map<string, PageFile>();
  for (const path of globSync('**/*', { cwd: directory })) {
    const type = TYPES[extname(path)];
    if (type === undefined) continue;
    const whole = `${directory}/${path}`;
    files.set(path, {
      type,
      plain: readFileSync(whole),
      brotli: optional(`${whole}.br`),
      gzip: optional(`${whole}.gz`),
    });
  }
  return files;
}
