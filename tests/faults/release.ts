/** What a node is started from: this tree, or another revision of the project in a tree of its own. */
import { execFile } from 'node:child_process';
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT, run } from '../../scripts/lib/run.ts';
import { atTheEnd } from '../fixtures/at-the-end.ts';
import type { Settings } from '../fixtures/stack.ts';

const ask = promisify(execFile);
/** Without what tools keep there for themselves. */
const PACKAGES = ['node_modules/{*,.bin,.package-lock.json}', '*/node_modules/*'];

export interface Release {
  /** The service's, to be run by Node. */
  main: string;
  /** Which pages it serves. */
  settings: Settings;
}

/** The commit that is called so in this repository; null if there is none, or no repository. */
export async function commitOf(revision: string): Promise<string | null> {
  try {
    const name = `${revision}^{commit}`;
    const { stdout } = await ask('git', ['rev-parse', '--verify', '--end-of-options', name], { cwd: ROOT });
    return stdout.trim();
  } catch {
    return null;
  }
}

/** Built beside this tree, with the pages that belong to it, until this process ends. @throws if it cannot be built. */
export async function openRelease(commit: string): Promise<Release> {
  const directory = mkdtempSync(join(tmpdir(), 'faults-release-'));
  const remove = () => rmSync(directory, { recursive: true, force: true });
  process.once('exit', remove);
  atTheEnd(async () => remove());
  const archive = join(directory, 'release.tar');
  await ask('git', ['archive', '--output', archive, commit], { cwd: ROOT });
  await ask('tar', ['-xf', archive, '-C', directory]);
  linkPackages(directory);
  // Installs what is not there.
  if ((await run(process.execPath, ['scripts/run.mjs', 'build'], directory)) !== 0)
    throw new Error(`${commit} cannot be built`);
  return { main: join(directory, 'server/src/main.ts'), settings: {} };
}

/** Of ours, if it wants the same; its workspaces are its own. */
function linkPackages(directory: string): void {
  const lockOf = (tree: string) => readFileSync(join(tree, 'package-lock.json'), 'utf8');
  if (lockOf(directory) !== lockOf(ROOT)) return;
  const own = 'node_modules/@dorren';
  cpSync(join(ROOT, own), join(directory, own), { recursive: true, verbatimSymlinks: true });
  for (const path of globSync(PACKAGES, { cwd: ROOT, exclude: [own] })) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    symlinkSync(join(ROOT, path), join(directory, path));
  }
}
