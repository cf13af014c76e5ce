/** Where the process could write at all: its records, and memory (proc_pid_mountinfo(5)). */
import { statSync } from 'node:fs';
import type { Check, Complaint } from '../finding.ts';
import { dataDirectoryOf, environmentOf, field, type Local, ofProcess, seenFromHere } from './machine.ts';

interface Mount {
  at: string;
  kind: string;
  isReadOnly: boolean;
}

/** These are in memory, or are no files but windows into the kernel. */
const NO_DISK =
  /^(?:autofs|binfmt_misc|bpf|cgroup2?|configfs|debugfs|devpts|devtmpfs|efivarfs|fusectl|hugetlbfs|mqueue|nsfs|proc|pstore|ramfs|rpc_pipefs|securityfs|sysfs|tmpfs|tracefs)$/;
const BY_ALL = 0o002;
const BY_OWNER = 0o200;

export const MOUNT_CHECKS: readonly Check<Local>[] = [
  { name: 'read-only', examine: examineDisks },
  { name: 'temporary', examine: examineTemporary },
];

function examineDisks(local: Local): Complaint[] {
  const records = dataDirectoryOf(local);
  const uid = Number(field(ofProcess(local, 'status'), 'Uid').split(/\s+/)[0]);
  const complaints: Complaint[] = [];
  for (const { at, kind, isReadOnly } of mountsOf(local)) {
    if (isReadOnly || NO_DISK.test(kind) || isWithin(at, records)) continue;
    if (at === '/') complaints.push({ fault: 'root-writable' });
    else if (isWritable(local, at, uid)) complaints.push({ fault: 'disk-writable', values: { directory: at } });
  }
  return complaints;
}

/** Where Node and its libraries put temporary files (`os.tmpdir`). */
function examineTemporary(local: Local): Complaint[] {
  const environment = environmentOf(local);
  const set = ['TMPDIR', 'TMP', 'TEMP'].map((name) => environment.get(name) ?? '').find((value) => value !== '');
  const directory = set ?? '/tmp';
  const mount = mountsOf(local)
    .filter(({ at }) => isWithin(directory, at))
    .sort((one, other) => one.at.length - other.at.length)
    .at(-1);
  const isSafe = mount === undefined || mount.isReadOnly || NO_DISK.test(mount.kind);
  return isSafe ? [] : [{ fault: 'temporary-on-disk', values: { directory } }];
}

function mountsOf(local: Local): Mount[] {
  const mounts = new Map<string, Mount>();
  for (const line of ofProcess(local, 'mountinfo').split('\n')) {
    const [before = '', after = ''] = line.split(' - ');
    const [, , , , at = '', options = ''] = before.split(' ');
    const [kind = '', , superOptions = ''] = after.split(' ');
    if (at === '') continue;
    const isReadOnly = [options, superOptions].some((some) => some.split(',').includes('ro'));
    const path = at.replace(/\\([0-7]{3})/g, (_code, digits: string) =>
      String.fromCharCode(Number.parseInt(digits, 8)),
    );
    // What is mounted later at the same place hides what was there.
    mounts.set(path, { at: path, kind, isReadOnly });
  }
  return [...mounts.values()];
}

function isWithin(path: string, directory: string): boolean {
  return path === directory || path.startsWith(directory === '/' ? '/' : `${directory}/`);
}

function isWritable(local: Local, at: string, uid: number): boolean {
  const { mode, uid: owner } = statSync(seenFromHere(local, at));
  return (mode & BY_ALL) !== 0 || (owner === uid && (mode & BY_OWNER) !== 0);
}
