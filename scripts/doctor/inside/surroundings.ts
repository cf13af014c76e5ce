/** The machine that the process runs on: where its memory could be written to, its clock, its disk. */
import { execFileSync } from 'node:child_process';
import { globSync, readlinkSync, statfsSync } from 'node:fs';
import { basename } from 'node:path';
import { type Check, type Complaint, NotPossible } from '../finding.ts';
import { dataDirectoryOf, type Local, ofProcess, readIfThere, seenFromHere } from './machine.ts';

/** Takes the memory image and throws it away. */
const THROWS_AWAY = /^\|\s*\/(?:usr\/)?bin\/(?:false|true)\b/;
const SYSTEMD = /^\|.*systemd-coredump/;
/** Of the disk with the records. */
const LEAST_FREE_SHARE = 0.05;
const LEAST_FREE_BYTES = 200 * 1024 * 1024;

export const SURROUNDINGS_CHECKS: readonly Check<Local>[] = [
  { name: 'core-pattern', examine: examineCorePattern },
  { name: 'swap', examine: examineSwap },
  { name: 'clock', examine: examineClock },
  { name: 'disk', examine: examineDisk },
];

/** A pipe takes images whatever the process's limit is (core(5)). */
function examineCorePattern({ machine }: Local): Complaint[] {
  const pattern = readIfThere(`${machine.proc}/sys/kernel/core_pattern`)?.trim();
  if (pattern === undefined) throw new NotPossible('not-told', { file: 'kernel.core_pattern' });
  if (!pattern.startsWith('|') || THROWS_AWAY.test(pattern)) return [];
  if (SYSTEMD.test(pattern) && storesNoCores(machine.etc)) return [];
  return [{ fault: 'core-pattern', values: { pattern } }];
}

function storesNoCores(etc: string): boolean {
  const files = [`${etc}/systemd/coredump.conf`, ...globSync(`${etc}/systemd/coredump.conf.d/*.conf`).sort()];
  const set = files.flatMap((file) => [...(readIfThere(file) ?? '').matchAll(/^\s*Storage\s*=\s*(\w+)/gim)]);
  return set.at(-1)?.[1]?.toLowerCase() === 'none';
}

function examineSwap(local: Local): Complaint[] {
  const { machine } = local;
  const swaps = readIfThere(`${machine.proc}/swaps`);
  if (swaps === null) throw new NotPossible('not-told', { file: '/proc/swaps' });
  const devices = swaps
    .split('\n')
    .slice(1)
    .map((line) => line.split(/\s+/)[0] ?? '')
    .filter((device) => device !== '');
  if (devices.length === 0 || mayNotSwap(local)) return [];
  return devices
    .filter((device) => !isInMemory(device) && !isEncrypted(machine.sys, device))
    .map((device) => ({ fault: 'swap', values: { device } }));
}

/** Containers and units with a limit of nothing, theirs or one around them. */
function mayNotSwap(local: Local): boolean {
  const path = /^0::(\/.*)$/m.exec(ofProcess(local, 'cgroup'))?.[1];
  if (path === undefined) return false;
  const parts = path.split('/').filter((part) => part !== '' && part !== '..');
  return parts.some((_part, index) => {
    const group = parts.slice(0, index + 1).join('/');
    return readIfThere(`${local.machine.sys}/fs/cgroup/${group}/memory.swap.max`)?.trim() === '0';
  });
}

function isInMemory(device: string): boolean {
  return /^\/dev\/zram\d+$/.test(device);
}

function isEncrypted(sys: string, device: string): boolean {
  const name = /^\/dev\/mapper\//.test(device) ? basename(readlinkSync(device)) : basename(device);
  return readIfThere(`${sys}/class/block/${name}/dm/uuid`)?.startsWith('CRYPT-') ?? false;
}

function examineClock(): Complaint[] {
  let told: string;
  try {
    const asked = ['show', '--property=NTPSynchronized', '--value'];
    told = execFileSync('timedatectl', asked, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    throw new NotPossible('no-timedatectl');
  }
  return told === 'yes' ? [] : [{ fault: 'clock' }];
}

function examineDisk(local: Local): Complaint[] {
  const { bavail, blocks, bsize } = statfsSync(seenFromHere(local, dataDirectoryOf(local)));
  const free = bavail * bsize;
  if (free >= LEAST_FREE_BYTES && bavail >= blocks * LEAST_FREE_SHARE) return [];
  return [{ fault: 'disk', values: { megabytes: Math.floor(free / 1024 / 1024) } }];
}
