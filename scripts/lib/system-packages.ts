import { accessSync, constants } from 'node:fs';
import { delimiter } from 'node:path';
import { run } from './run.ts';

interface Needed {
  command: string;
  debianPackage: string;
}

const REDIS: Needed = { command: 'redis-server', debianPackage: 'redis-server' };
const REDIS_CLI: Needed = { command: 'redis-cli', debianPackage: 'redis-tools' };
const POSTGRES: Needed = { command: 'pg_ctlcluster', debianPackage: 'postgresql' };

/** What the whole-system tests need from the operating system. */
export const FOR_TESTS: readonly Needed[] = [
  { command: 'chromium', debianPackage: 'chromium' },
  { command: 'firefox-esr', debianPackage: 'firefox-esr' },
  REDIS,
  POSTGRES,
  { command: 'openssl', debianPackage: 'openssl' },
  { command: 'pdftotext', debianPackage: 'poppler-utils' },
];

/** What some tests run on if it is there; those that do not are told as skipped. Not every version of Debian has it. */
export const WELCOME_FOR_TESTS: readonly Needed[] = [{ command: 'valkey-server', debianPackage: 'valkey-server' }];

/** What the search for traces on a device needs: file systems, screens and certificates of its own. */
export const FOR_TRACES: readonly Needed[] = [
  ...FOR_TESTS,
  { command: 'certutil', debianPackage: 'libnss3-tools' },
  { command: 'debugfs', debianPackage: 'e2fsprogs' },
  { command: 'Xvfb', debianPackage: 'xvfb' },
  { command: 'xdotool', debianPackage: 'xdotool' },
];

/** What the search for traces with the service needs: to watch another process's system calls. */
export const FOR_SERVER_TRACES: readonly Needed[] = [
  { command: 'strace', debianPackage: 'strace' },
  REDIS,
  REDIS_CLI,
  POSTGRES,
];

/** What is broken under conversations, and what limits a process's memory. */
export const FOR_FAULTS: readonly Needed[] = [
  REDIS,
  REDIS_CLI,
  POSTGRES,
  { command: 'prlimit', debianPackage: 'util-linux' },
];

/** What load is put on. */
export const FOR_LOAD: readonly Needed[] = [REDIS];

/** Installs what is missing where we may; else says what to install. Returns whether everything is there. */
export async function installSystemPackages(needed: readonly Needed[]): Promise<boolean> {
  const packages = missing(needed);
  if (packages.length === 0) return true;
  if (process.getuid?.() === 0 && isOnPath('apt-get')) {
    console.log(`Installing system packages: ${packages.join(' ')} …`);
    process.env.DEBIAN_FRONTEND = 'noninteractive';
    await run('apt-get', ['update', '-qq']);
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages]);
  }
  const still = missing(needed).join(' ');
  if (still !== '') console.error(`These system packages are needed: ${still} (apt-get install ${still})`);
  return still === '';
}

/** As {@link installSystemPackages}, of what can be done without. */
export async function installIfOffered(welcome: readonly Needed[]): Promise<void> {
  if (process.getuid?.() === 0 && isOnPath('apt-get')) {
    for (const name of missing(welcome))
      await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name]);
  }
  const without = missing(welcome).join(' ');
  if (without !== '')
    console.log(`Tests on ${without} are skipped: it is not installed (Debian 13, or 12 with backports, has it)`);
}

function missing(needed: readonly Needed[]): string[] {
  return needed.filter(({ command }) => !isOnPath(command)).map(({ debianPackage }) => debianPackage);
}

function isOnPath(command: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((directory) => {
    try {
      accessSync(`${directory}/${command}`, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
