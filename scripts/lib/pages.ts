import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { ROOT, runTool } from './run.ts';

/** The two pages that are built; each is a workspace with its own Vite configuration. */
const PAGES = ['web-client', 'staff-console'] as const;
type Page = (typeof PAGES)[number];

const STAMP = '.inputs';

/** Builds each page whose sources have changed since it was last built. Throws if a build fails. */
export async function buildStalePages(): Promise<void> {
  for (const page of PAGES) {
    const inputs = hashInputs(page);
    const stamp = `${ROOT}${page}/dist/${STAMP}`;
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === inputs) continue;
    console.log(`Building ${page} …`);
    await build(page, inputs);
  }
}

/** Beside the old build, which is whole until the new one takes its place: somebody may be serving it. */
async function build(page: Page, inputs: string): Promise<void> {
  const directory = ROOT + page;
  const [built, next, last] = ['dist', `dist.next.${process.pid}`, `dist.last.${process.pid}`].map(
    (name) => `${directory}/${name}`,
  ) as [string, string, string];
  try {
    const options = ['build', '--logLevel', 'error', '--outDir', next, '--emptyOutDir'];
    // Whoever asks, a test runner too, gets the build that is served: Vite goes by the variable if it is set.
    const variables = { NODE_ENV: 'production' };
    if ((await runTool('vite/bin/vite.js', options, directory, variables)) !== 0)
      throw new Error(`The build of ${page} failed.`);
    compress(next);
    writeFileSync(`${next}/${STAMP}`, inputs);
    if (existsSync(built)) renameSync(built, last);
    renameSync(next, built);
  } finally {
    rmSync(next, { recursive: true, force: true });
    rmSync(last, { recursive: true, force: true });
  }
}

/** The server sends files as they were compressed here, once and as small as can be. */
function compress(directory: string): void {
  for (const file of globSync('assets/**/*.{css,js,svg}', { cwd: directory })) {
    const plain = readFileSync(`${directory}/${file}`);
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: plain.byteLength,
    };
    writeFileSync(`${directory}/${file}.br`, brotliCompressSync(plain, { params }));
    writeFileSync(`${directory}/${file}.gz`, gzipSync(plain, { level: constants.Z_BEST_COMPRESSION }));
  }
}

/** Everything that can change what is built: the page, what it shares, the tools. */
function hashInputs(page: Page): string {
  const files = globSync(
    [`${page}/**/*`, 'shared/src/**/*', 'design/**/*', 'scripts/catalogue*', 'package-lock.json'],
    { cwd: ROOT, exclude: ['**/node_modules/**', '**/dist*/**', '**/*.test.*'], withFileTypes: true },
  ).filter((entry) => entry.isFile());
  const hash = createHash('sha256');
  for (const path of files.map((file) => `${file.parentPath}/${file.name}`).sort()) {
    hash.update(path.slice(ROOT.length)).update('\0').update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}
