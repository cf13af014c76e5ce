import { accessSync, constants } from 'node:fs';
import { delimiter } from 'node:path';
import { run } from './run.ts';

interface Needed {
  command: string;
  debianPackage: string;
}

/** What the whole-system tests need from the operating system. */
export const FOR_TESTS: readonly Needed[] = [
  { command: 'chromium', debianPackage: 'chromium' },
  { command: 'firefox-esr', debianPackage: 'firefox-esr' },
  { command: 'redis-server', debianPackage: 'redis-server' },
  { command: 'pg_ctlcluster', debianPackage: 'postgresql' },
  { command: 'openssl', debianPackage: 'openssl' },
  { command: 'pdftotext', debianPackage: 'poppler-utils' },
];

/** What the search for traces on a device needs: file systems, screens and certificates of its own. */
export const FOR_TRACES: readonly Needed[] = [
  ...FOR_TESTS,
  { command: 'certutil', debianPackage: 'libnss3-tools' },
  { command: 'debugfs', debianPackage: 'e2fsprogs' },
  { command: 'Xvfb', debianPackage: 'xvfb' },
];

/** What the search for traces with the service needs: to watch another process's system calls. */
export const FOR_SERVER_TRACES: readonly Needed[] = [{ command: 'strace', debianPackage: 'strace' }];

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
