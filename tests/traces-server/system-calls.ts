/** What a process asks the operating system to open and to write, as strace tells it (`-f -yy -xx`). */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';

/** Everything by which a byte can get into a file, a pipe or a socket, and by which a file comes about. */
const CALLS = [
  ...['open', 'openat', 'openat2', 'creat', 'mkdir', 'mkdirat', 'mknod', 'mknodat', 'memfd_create'],
  ...[
    'rename',
    'renameat',
    'renameat2',
    'link',
    'linkat',
    'symlink',
    'symlinkat',
    'truncate',
    'ftruncate',
    'fallocate',
  ],
  ...['write', 'writev', 'pwrite64', 'pwritev', 'pwritev2', 'sendto', 'sendmsg', 'sendmmsg', 'sendfile', 'splice'],
  ...['copy_file_range', 'io_uring_setup', 'process_vm_writev'],
];
const LONGEST = 16 * 1024 * 1024;
const UNFINISHED = ' <unfinished ...>';

export interface Call {
  name: string;
  /** As strace annotates the first argument that is open: a path, `TCP:[…]`, `pipe:[…]`; null if none is. */
  target: string | null;
  /** Its arguments as strace writes them, strings as the bytes that they were. */
  text: Buffer;
  /** What it returned is an error. */
  failed: boolean;
}

export interface Tracing {
  /** Stops and gives every call since it began. */
  stop(): Promise<Call[]>;
}

/** Attaches to running processes, all their threads, and whatever they start. @throws if that is not allowed here */
export async function traceCalls(pids: readonly number[], file: string): Promise<Tracing> {
  const strace = spawn(
    'strace',
    [
      '-f',
      '-yy',
      '-xx',
      '-s',
      String(LONGEST),
      '-e',
      `trace=${CALLS.join(',')}`,
      '-e',
      'signal=none',
      '-o',
      file,
      ...pids.flatMap((pid) => ['-p', String(pid)]),
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const gone = once(strace, 'exit');
  await attached(strace, pids.length);
  return {
    async stop() {
      strace.kill('SIGINT');
      await gone;
      return readCalls(await readFile(file, 'latin1'));
    },
  };
}

async function attached(strace: ChildProcess, processes: number): Promise<void> {
  let said = '';
  await new Promise<void>((resolve, reject) => {
    strace.stderr?.on('data', (bytes: Buffer) => {
      said += bytes.toString();
      if (said.split('attached').length > processes) resolve();
    });
    strace.once('exit', () => reject(new Error(`strace ended at once: ${said}`)));
  });
}

/** @param log as written with `-f -o`: one call a line, but for those that another thread's call comes in between. */
export function readCalls(log: string): Call[] {
  const begun = new Map<string, string>();
  return log.split('\n').flatMap((line) => {
    const [, thread = '', rest = ''] = /^(\d+) +(.*)$/.exec(line) ?? [];
    if (rest.endsWith(UNFINISHED)) {
      begun.set(thread, rest.slice(0, -UNFINISHED.length));
      return [];
    }
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest);
    const call = callIn(resumed ? `${begun.get(thread) ?? ''}${resumed[1]}` : rest);
    return call === null ? [] : [call];
  });
}

function callIn(line: string): Call | null {
  const [, name, args = '', result = ''] = /^(\w+)\((.*)\) += (-?\w+|\?).*$/.exec(line) ?? [];
  if (name === undefined) return null;
  // What strace says of an open file stands before what is written to it.
  const [annotated = '', target = null] = /^\d+<(.*?)>(?=,|$)/.exec(unescaped(args)) ?? [];
  const text = Buffer.from(unescaped(args).slice(annotated.length), 'latin1');
  return { name, target, text, failed: result.startsWith('-') };
}

/** Strings and paths come as `"\x68\x65"`. */
function unescaped(args: string): string {
  return args.replaceAll(/(?:\\x[0-9a-f]{2})+/g, (escaped) =>
    Buffer.from(escaped.replaceAll('\\x', ''), 'hex').toString('latin1'),
  );
}
