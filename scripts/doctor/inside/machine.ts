/** Where the doctor looks on the machine itself. Under other roots in tests, for what cannot be broken on a real one. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { NotPossible } from '../finding.ts';

export interface Machine {
  proc: string;
  sys: string;
  etc: string;
}

export const THIS_MACHINE: Machine = { proc: '/proc', sys: '/sys', etc: '/etc' };

export interface Local {
  machine: Machine;
  pid: number;
}

/** Null if it is not there. @throws what else the system says. */
export function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR', 'EISDIR'].includes(String(error.code)))
      return null;
    throw error;
  }
}

/** A file of the process's own under `/proc`. */
export function ofProcess({ machine, pid }: Local, name: string): string {
  const text = readIfThere(`${machine.proc}/${pid}/${name}`);
  if (text === null) throw new NotPossible('no-process', { pid });
  return text;
}

export function environmentOf(local: Local): ReadonlyMap<string, string> {
  const pairs = ofProcess(local, 'environ').split('\0');
  return new Map(pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
}

export function argumentsOf(local: Local): string[] {
  return ofProcess(local, 'cmdline').split('\0').slice(0, -1);
}

/** A line `name: value` or `name    value` of such a file; empty if there is none. */
export function field(text: string, name: string): string {
  const line = text.split('\n').find((each) => each.startsWith(name)) ?? '';
  return line.slice(name.length).replace(/^:/, '').trim();
}

/** Where the process keeps its records, as it sees it itself. */
export function dataDirectoryOf(local: Local): string {
  const set = environmentOf(local).get('DATA_DIR') || 'data';
  if (set.startsWith('/')) return set.replace(/\/+$/, '');
  const from = readlinkSync(`${local.machine.proc}/${local.pid}/cwd`);
  return `${from === '/' ? '' : from}/${set.replace(/\/+$/, '')}`;
}

/** The same path as we can open it: the process may be in a container. */
export function seenFromHere({ machine, pid }: Local, path: string): string {
  return `${machine.proc}/${pid}/root${path}`;
}

const SERVICE = /(^|\/)server\/src\/main\.ts$|^scripts\/run\.mjs$/;

/** The one process of this service that holds records open. @throws NotPossible if there is none, or more than one. */
export function findService(machine: Machine): Local {
  const found = readdirSync(machine.proc)
    .filter((name) => /^\d+$/.test(name))
    .map((name): Local => ({ machine, pid: Number(name) }))
    .filter((local) => isService(local));
  const [only] = found;
  if (found.length !== 1 || only === undefined) throw new NotPossible('service-not-found', { count: found.length });
  return only;
}

function isService(local: Local): boolean {
  try {
    if (!argumentsOf(local).some((argument) => SERVICE.test(argument))) return false;
    const records = `${dataDirectoryOf(local)}/`;
    return openFiles(local).some(({ target }) => target.startsWith(records));
  } catch {
    // It has ended, or is none of ours to look at.
    return false;
  }
}

export interface OpenFile {
  target: string;
  isForWriting: boolean;
}

const ACCESS_MODE = 0o3;

export function openFiles(local: Local): OpenFile[] {
  const directory = `${local.machine.proc}/${local.pid}`;
  return readdirSync(`${directory}/fd`).flatMap((descriptor) => {
    try {
      const target = readlinkSync(`${directory}/fd/${descriptor}`);
      const flags = Number.parseInt(field(readFileSync(`${directory}/fdinfo/${descriptor}`, 'utf8'), 'flags'), 8);
      return [{ target, isForWriting: (flags & ACCESS_MODE) !== 0 }];
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
      throw error;
    }
  });
}
