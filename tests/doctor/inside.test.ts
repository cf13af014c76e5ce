/** The real service as a process, started with one thing wrong: the doctor finds that, and nothing else. Needs root, as the doctor does. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { examineInside } from '../../scripts/doctor/doctor.ts';
import type { Finding } from '../../scripts/doctor/finding.ts';
import { findService, type Local, type Machine, THIS_MACHINE } from '../../scripts/doctor/inside/machine.ts';
import { buildStalePages } from '../../scripts/lib/pages.ts';
import { ROOT } from '../../scripts/lib/run.ts';
import { startRedis } from '../../server/src/testing/redis-server.ts';

const NOBODY = 65_534;
const UNPRIVILEGED = [
  `--reuid=${NOBODY}`,
  `--regid=${NOBODY}`,
  '--clear-groups',
  '--bounding-set=-all',
  '--inh-caps=-all',
];
const NO_MORE = '--no-new-privs';
/** As systemd and Docker do it when they are told to. */
const ONLY_ITS_RECORDS = 'mount --bind "$1" "$1" && mount -o remount,bind,ro /';

interface Start {
  privileges?: readonly string[];
  core?: string;
  node?: readonly string[];
  variables?: Readonly<Record<string, string>>;
  /** Done in a namespace of its own before it starts; `$1` is where its records are. */
  mounts?: string;
  /** Where its output goes. */
  output?: number;
}

let home: string;
let good: Local;
const running: ChildProcess[] = [];
const later: ChildProcess[] = [];

beforeAll(async () => {
  await buildStalePages();
  home = mkdtempSync(`${tmpdir()}/doctor-`);
  chmodSync(home, 0o755);
  good = await start();
  later.push(...running.splice(0));
}, 120_000);
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});
afterAll(() => {
  for (const child of later) child.kill('SIGKILL');
  rmSync(home, { recursive: true });
});

let count = 0;
async function start({ privileges = [...UNPRIVILEGED, NO_MORE], core = '0', ...more }: Start = {}): Promise<Local> {
  const { node = [], variables = {}, mounts = ONLY_ITS_RECORDS, output } = more;
  const data = `${home}/data-${count++}`;
  mkdirSync(data, { mode: 0o700 });
  chownSync(data, NOBODY, NOBODY);
  const command = [process.execPath, ...node, `${ROOT}server/src/main.ts`];
  const limited = ['-c', `ulimit -Hc ${core} && ulimit -Sc ${core} && exec "$@"`, 'sh', ...command];
  const mounted = ['-c', `${mounts} && shift && exec "$@"`, 'sh', data, 'setpriv', ...privileges, 'sh', ...limited];
  const child = spawn('unshare', ['--mount', '--propagation', 'private', 'sh', ...mounted], {
    cwd: '/',
    env: { PATH: process.env.PATH, PORT: '0', DATA_DIR: data, PAGES_DIR: ROOT, TMPDIR: '/dev/shm', ...variables },
    stdio: ['ignore', 'pipe', output ?? 'pipe'],
  });
  running.push(child);
  const { stdout } = child;
  if (stdout === null) throw new Error('no output');
  for await (const line of createInterface({ input: stdout })) if (line.includes('/console/')) break;
  stdout.resume();
  return { machine: THIS_MACHINE, pid: child.pid ?? 0 };
}

/** This machine, with some of its files as told; the processes are its real ones. */
function machineWith(local: Local, files: Readonly<Record<string, string>>): Local {
  const root = `${home}/machine-${count++}`;
  const machine: Machine = { proc: `${root}/proc`, sys: `${root}/sys`, etc: `${root}/etc` };
  const all = { 'proc/swaps': NO_SWAP, 'proc/sys/kernel/core_pattern': 'core\n', ...files };
  for (const [file, text] of Object.entries(all)) {
    mkdirSync(`${root}/${file}`.replace(/\/[^/]*$/, ''), { recursive: true });
    writeFileSync(`${root}/${file}`, text);
  }
  symlinkSync(`/proc/${local.pid}`, `${machine.proc}/${local.pid}`);
  return { machine, pid: local.pid };
}
const NO_SWAP = 'Filename\tType\tSize\tUsed\tPriority\n';

/** The ones that operators are given. */
const CADDY = readFileSync(`${ROOT}deploy/Caddyfile`, 'utf8');
const NGINX = readFileSync(`${ROOT}deploy/nginx.conf`, 'utf8');
const QUIET = { 'etc/caddy/Caddyfile': CADDY };

/** Whether a clock is kept right is for this machine to say: it is what it is. */
function wrong(findings: readonly Finding[]): [string, string][] {
  return findings
    .filter(({ verdict, check }) => verdict !== 'passed' && check !== 'clock')
    .flatMap(({ check, complaints }) => complaints.map(({ fault }): [string, string] => [check, fault]));
}

it('has nothing to say about a good one', async () => {
  const findings = await examineInside(machineWith(good, QUIET));
  expect(wrong(findings)).toEqual([]);
  expect(findings.length).toBeGreaterThanOrEqual(14);
});

it('finds the service by itself', () => {
  const { pid } = findService(machineWith(good, {}).machine);
  expect(pid).toBe(good.pid);
  rmSync(`${home}/empty`, { recursive: true, force: true });
  mkdirSync(`${home}/empty`);
  expect(() => findService({ ...THIS_MACHINE, proc: `${home}/empty` })).toThrow('service-not-found');
});

describe('finds, in the process,', () => {
  it.each<[string, Start, [string, string][]]>([
    ['the way to more privileges', { privileges: UNPRIVILEGED }, [['privileges', 'new-privileges']]],
    ['memory images', { core: 'unlimited' }, [['core-limit', 'core-limit']]],
    ['a debugger', { node: ['--inspect=127.0.0.1:0'] }, [['options', 'option']]],
    [
      'memory images on a signal',
      { variables: { NODE_OPTIONS: '--heapsnapshot-signal=SIGUSR2' } },
      [['options', 'option']],
    ],
    ['a file system that can be written to', { mounts: ':' }, [['read-only', 'root-writable']]],
    [
      'another disk that it can write to',
      {
        mounts: `mkdir -p "$1-other" && chmod 777 "$1-other" && mount --bind "$1-other" "$1-other" && ${ONLY_ITS_RECORDS}`,
      },
      [['read-only', 'disk-writable']],
    ],
    [
      'temporary files on a disk',
      { mounts: 'mount --bind "$1" "$1"', variables: { TMPDIR: '' } },
      [
        ['read-only', 'root-writable'],
        ['temporary', 'temporary-on-disk'],
      ],
    ],
    ['keys of TLS in a file', { variables: { SSLKEYLOGFILE: '/dev/null' } }, [['options', 'option']]],
  ])('%s', async (_name, how, expected) => {
    expect(wrong(await examineInside(machineWith(await start(how), QUIET)))).toEqual(expected);
  });

  it('root, and what root may do', async () => {
    const findings = wrong(await examineInside(machineWith(await start({ privileges: [NO_MORE] }), QUIET)));
    expect(findings).toContainEqual(['user', 'root']);
    expect(findings).toContainEqual(['privileges', 'capabilities']);
  });

  it('a log of its own', async () => {
    const output = openSync(`${home}/service.log`, 'a');
    expect(wrong(await examineInside(machineWith(await start({ output }), QUIET)))).toEqual([
      ['open-files', 'open-file'],
    ]);
  });

  it('records that others may read, or that are another’s', async () => {
    const local = await start();
    const data = `${home}/data-${count - 1}`;
    chmodSync(data, 0o750);
    expect(wrong(await examineInside(machineWith(local, QUIET)))).toEqual([['records', 'readable-records']]);
    chmodSync(data, 0o700);
    chownSync(`${data}/dorren.sqlite`, 0, 0);
    expect(wrong(await examineInside(machineWith(local, QUIET)))).toEqual([['records', 'records-of-another']]);
  });

  it('a Redis that has come to write to disk, or to throw away', async () => {
    const redis = await startRedis();
    try {
      const local = machineWith(await start({ variables: { REDIS_URL: redis.url } }), QUIET);
      expect(wrong(await examineInside(local))).toEqual([]);
      const set = (name: string, value: string) =>
        execFileSync('redis-cli', ['-p', String(redis.port), 'config', 'set', name, value]);
      set('save', '3600 1');
      expect(wrong(await examineInside(local))).toEqual([['redis', 'redis-persists']]);
      set('save', '');
      set('maxmemory-policy', 'allkeys-lru');
      expect(wrong(await examineInside(local))).toEqual([['redis', 'redis-evicts']]);
      await redis.kill();
      expect(wrong(await examineInside(local))).toEqual([['redis', 'redis-unreachable']]);
    } finally {
      await redis.kill();
    }
  });

  it('that there is none', async () => {
    const child = spawn('true');
    await new Promise((resolve) => child.once('exit', resolve));
    const findings = await examineInside({ machine: machineWith(good, QUIET).machine, pid: child.pid ?? 0 });
    expect(wrong(findings)).toContainEqual(['user', 'no-process']);
  });
});

const SWAP = `${NO_SWAP}/dev/sda2\tpartition\t1000\t0\t-2\n`;
const SYSTEMD = { 'proc/sys/kernel/core_pattern': '|/usr/lib/systemd/systemd-coredump %P %u\n' };
const nginx = (text: string) => ({ 'etc/nginx/nginx.conf': `http {\n${text}\n}\n` });

describe('finds, on the machine,', () => {
  it.each<[string, Record<string, string>, [string, string][]]>([
    ['swap', { 'proc/swaps': SWAP }, [['swap', 'swap']]],
    ['swap in a file', { 'proc/swaps': SWAP.replace('/dev/sda2', '/swapfile') }, [['swap', 'swap']]],
    [
      'none where it is encrypted',
      { 'proc/swaps': SWAP.replace('sda2', 'dm-0'), 'sys/class/block/dm-0/dm/uuid': 'CRYPT-PLAIN-swap' },
      [],
    ],
    [
      'some where it is only mapped',
      { 'proc/swaps': SWAP.replace('sda2', 'dm-0'), 'sys/class/block/dm-0/dm/uuid': 'LVM-x' },
      [['swap', 'swap']],
    ],
    ['none where it is in memory', { 'proc/swaps': SWAP.replace('sda2', 'zram0') }, []],
    [
      'a collector of memory images',
      { 'proc/sys/kernel/core_pattern': '|/usr/share/apport/apport %p' },
      [['core-pattern', 'core-pattern']],
    ],
    ['none where they are thrown away', { 'proc/sys/kernel/core_pattern': '|/bin/false' }, []],
    ['systemd’s collector', SYSTEMD, [['core-pattern', 'core-pattern']]],
    [
      'none where systemd’s keeps nothing',
      { ...SYSTEMD, 'etc/systemd/coredump.conf.d/none.conf': '[Coredump]\nStorage=none\n' },
      [],
    ],
    [
      'Caddy’s log of visits',
      { 'etc/caddy/Caddyfile': CADDY.replace('reverse_proxy', 'log\n\treverse_proxy') },
      [['proxy-logs', 'caddy-access-log']],
    ],
    [
      'Caddy’s log of visits to a file',
      {
        'etc/caddy/Caddyfile': CADDY.replace(
          'reverse_proxy',
          'log {\n\t\toutput file /var/log/a\n\t}\n\treverse_proxy',
        ),
      },
      [['proxy-logs', 'caddy-access-log']],
    ],
    [
      'Caddy’s log of errors',
      { 'etc/caddy/Caddyfile': CADDY.replace('exclude http', 'level INFO') },
      [['proxy-logs', 'caddy-errors']],
    ],
    [
      'what nginx logs by default',
      nginx('server { listen 80; }'),
      [
        ['proxy-logs', 'nginx-log'],
        ['proxy-logs', 'nginx-log'],
      ],
    ],
    [
      'nginx’s log of visits',
      nginx('error_log /dev/null;\naccess_log /var/log/nginx/access.log;'),
      [['proxy-logs', 'nginx-log']],
    ],
    [
      'nginx’s log of errors',
      nginx('access_log off;\nerror_log /var/log/nginx/error.log crit;'),
      [['proxy-logs', 'nginx-log']],
    ],
    ['none with ours for nginx', { 'etc/nginx/nginx.conf': NGINX }, []],
    ['none where nginx keeps neither', nginx('access_log off; error_log /dev/null crit;\n# access_log /x;'), []],
  ])('%s', async (_name, files, expected) => {
    const proxy = Object.keys(files).some((file) => /caddy|nginx/.test(file)) ? {} : QUIET;
    expect(wrong(await examineInside(machineWith(good, { ...proxy, ...files })))).toEqual(expected);
  });

  it('no proxy that it knows', async () => {
    expect(wrong(await examineInside(machineWith(good, {})))).toEqual([['proxy-logs', 'no-proxy']]);
  });
});
