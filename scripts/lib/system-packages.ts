import { accessSync, constants } from 'node:fs';
import { delimiter } from 'node:path';
import { run } from './run.ts';

/** What the whole-system tests need from the operating system: a command, and the Debian package that has it. */
const NEEDED = [
  { command: 'chromium', debianPackage: 'chromium' },
  { command: 'firefox-esr', debianPackage: 'firefox-esr' },
  { command: 'redis-server', debianPackage: 'redis-server' },
] as const;

/** Installs what is missing where we may; else says what to install. Returns whether everything is there. */
export async function installSystemPackages(): Promise<boolean> {
  const packages = missing();
  if (packages.length === 0) return true;
  if (process.getuid?.() === 0 && isOnPath('apt-get')) {
    console.log(`Installing system packages: ${packages.join(' ')} …`);
    process.env.DEBIAN_FRONTEND = 'noninteractive';
    await run('apt-get', ['update', '-qq']);
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages]);
    if (missing().length === 0) return true;
  }
  console.error(
    `The tests need these system packages: ${missing().join(' ')} (apt-get install ${missing().join(' ')})`,
  );
  return false;
}

function missing(): string[] {
  return NEEDED.filter(({ command }) => !isOnPath(command)).map(({ debianPackage }) => debianPackage);
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
