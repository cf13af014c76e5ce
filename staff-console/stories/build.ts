/** Builds with Vite as for use: in a process of its own, for a test runner's own mode would give libraries of another kind. */
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const VITE = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js');

/** @throws with Vite's words if it fails. */
export async function buildForUse(config: string, ...options: readonly string[]): Promise<void> {
  const env = { ...process.env, NODE_ENV: 'production' };
  await promisify(execFile)(process.execPath, [VITE, 'build', '--config', config, '--logLevel', 'warn', ...options], {
    cwd: dirname(config),
    env,
  });
}
