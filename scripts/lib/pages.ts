import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { ROOT, runTool } from './run.ts';

/** The two pages that are built; each is a workspace with its own Vite configuration. */
export const PAGES = ['web-client', 'staff-console'] as const;
export type Page = (typeof PAGES)[number];

/** Builds each page whose sources have changed since it was last built. Throws if a build fails. */
export async function buildStalePages(): Promise<void> {
  for (const page of PAGES) {
    const inputs = hashInputs(page);
    if (existsSync(stamp(page)) && readFileSync(stamp(page), 'utf8') === inputs) continue;
    console.log(`Building ${page} …`);
    if ((await runTool('vite/bin/vite.js', ['build', '--logLevel', 'warn'], ROOT + page)) !== 0) {
      throw new Error(`The build of ${page} failed.`);
    }
    writeFileSync(stamp(page), inputs);
  }
}

const stamp = (page: Page): string => `${ROOT}${page}/dist/.inputs`;

/** Everything that can change what is built: the page, what it shares, the tools. */
function hashInputs(page: Page): string {
  const files = globSync(
    [`${page}/**/*`, 'shared/src/**/*', 'design/**/*', 'scripts/catalogue*', 'package-lock.json'],
    {
      cwd: ROOT,
      exclude: ['**/node_modules/**', '**/dist/**', '**/*.test.*'],
      withFileTypes: true,
    },
  ).filter((entry) => entry.isFile());
  const hash = createHash('sha256');
  for (const path of files.map((file) => `${file.parentPath}/${file.name}`).sort()) {
    hash.update(path.slice(ROOT.length)).update('\0').update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}
