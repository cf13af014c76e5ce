/** A disk of its own for one cell: a fresh ext4 file system in a file, so that its deleted blocks can be searched too. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';

const BYTES = 400 * 1024 * 1024;

/** What is mounted now: however the bench ends, nothing stays so. */
const mounts = new Set<string>();
process.once('exit', () => {
  for (const mount of mounts) execFileSync('umount', ['--lazy', mount]);
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));

export interface Disk {
  /** The file that is the disk. */
  image: string;
  /** Where it is mounted. */
  mount: string;
  /** As it would be found if the power failed now and the system had written everything out a moment ago. */
  copy(): Disk;
  unmount(): void;
  remove(): void;
}

/** Only root may mount. @throws if it cannot be made. */
export function makeDisk(directory: string, name: string): Disk {
  const image = `${directory}/${name}.img`;
  writeFileSync(image, '');
  truncateSync(image, BYTES);
  execFileSync('mkfs.ext4', ['-q', '-F', '-m', '0', '-E', 'lazy_itable_init=0,lazy_journal_init=0', image]);
  return mounted(directory, name);
}

function mounted(directory: string, name: string): Disk {
  const image = `${directory}/${name}.img`;
  const mount = `${directory}/${name}`;
  mkdirSync(mount);
  // Blocks that are freed keep what they held.
  execFileSync('mount', ['-o', 'loop,nodiscard,noatime', image, mount]);
  mounts.add(mount);
  const unmount = () => {
    if (mounts.delete(mount)) execFileSync('umount', [mount]);
  };
  return {
    image,
    mount,
    copy() {
      execFileSync('sync', ['-f', mount]);
      execFileSync('cp', ['--sparse=always', image, `${directory}/${name}-cut.img`]);
      return mounted(directory, `${name}-cut`);
    },
    unmount,
    remove() {
      unmount();
      rmSync(image, { force: true });
      rmSync(mount, { recursive: true, force: true });
    },
  };
}
