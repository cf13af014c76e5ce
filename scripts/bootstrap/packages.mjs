import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const ownNode = `${root}node_modules/node/bin/node`;

/** Installs the npm packages if what is there is not what the lockfile says. Returns whether it had to. */
export function installPackages() {
  if (isInstalled()) return false;
  console.log('Installing npm packages …');
  const npm = process.env.npm_execpath;
  const [command, before] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  const { status } = spawnSync(command, [...before, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0 || !isInstalled()) {
    console.error('npm ci did not succeed: the packages in package-lock.json could not be installed.');
    process.exit(1);
  }
  return true;
}

/** npm keeps its own record of what it put into `node_modules`; packages for other platforms are missing there by right. */
function isInstalled() {
  const wanted = packagesOf(`${root}package-lock.json`);
  const present = packagesOf(`${root}node_modules/.package-lock.json`);
  if (!wanted || !present || !existsSync(ownNode)) return false;
  return (
    Object.entries(wanted).every(([path, { version, optional, link }]) => {
      if (!path.startsWith('node_modules/') || link) return true;
      return present[path] ? present[path].version === version : optional === true;
    }) && Object.keys(present).every((path) => path in wanted)
  );
}

function packagesOf(lockfile) {
  try {
    return JSON.parse(readFileSync(lockfile, 'utf8')).packages;
  } catch {
    return undefined;
  }
}
