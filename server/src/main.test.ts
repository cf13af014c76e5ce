import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import { openSqliteDatabase } from './adapters/sqlite/database.ts';
import { writePages } from './testing/pages.ts';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));
const children: ChildProcess[] = [];
const directories: string[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true, force: true });
});

function newDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'main-'));
  directories.push(directory);
  return directory;
}

/** The service as a process, with whatever it writes. */
function run(variables: Record<string, string>) {
  const directory = newDirectory();
  const child = spawn(process.execPath, [MAIN], {
    cwd: directory,
    env: {
      PATH: process.env.PATH,
      PAGES_DIR: writePages(directory),
      PORT: '0',
      LANGUAGE: 'en',
      STOP_GRACE_MS: '1',
      ...variables,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  const written = { text: '' };
  const exit = once(child, 'exit') as Promise<[number | null, string | null]>;
  const until = new Map<RegExp, () => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      written.text += text;
      for (const [pattern, found] of until) if (pattern.test(written.text)) found();
    });
  }
  const line = (pattern: RegExp) =>
    Promise.race([
      new Promise<string>((resolve) => {
        const found = () => resolve(pattern.exec(written.text)?.[1] ?? '');
        until.set(pattern, found);
        if (pattern.test(written.text)) found();
      }),
      exit.then(() => Promise.reject(new Error(`ended, having written: ${written.text}`))),
    ]);
  return { child, written, exit, line };
}

const ADDRESS = /staff's page: +(http:\S+)\/console\/\n/;

describe('the process', () => {
  it('prints both addresses and the set-up link, keeps its records to itself, and stops with 0', async () => {
    const data = join(newDirectory(), 'deep/data');
    const { child, written, exit, line } = run({ DATA_DIR: data });
    const address = await line(ADDRESS);
    const link = await line(/(http\S+#set-up=\S{43})\n/);
    expect(link.startsWith(`${address}/console/#set-up=`)).toBe(true);
    expect(written.text).toContain(`${address}/\n`);
    expect((await fetch(`${address}/readyz`)).status).toBe(204);
    expect(readdirSync(data)).toContain('dorren.sqlite');
    child.kill('SIGTERM');
    expect(await exit).toEqual([0, null]);
    expect(written.text).toContain('The service has stopped.');
  });

  it('A7: writes nothing of what visitors send', async () => {
    const { child, written, exit, line } = run({});
    const address = await line(ADDRESS);
    await line(/(#set-up=\S{43})\n/);
    const before = written.text;
    const headers = {
      'user-agent': 'MARK',
      cookie: 'MARK=1',
      referer: 'http://mark.example/MARK',
      'x-forwarded-for': '192.0.2.7',
    };
    for (const [path, init] of [
      ['/?MARK', {}],
      ['/MARK', {}],
      ['/%ZZMARK', {}],
      ['/staff/sign-in', { method: 'POST', body: 'MARK' }],
      ['/staff/sign-in', { method: 'POST', body: '{"MARK":1}', headers: { 'content-type': 'application/json' } }],
      ['/youth/leave', { method: 'POST', body: 'MARK' }],
    ] as const) {
      await fetch(address + path, { ...init, headers: { ...headers, ...('headers' in init ? init.headers : {}) } });
    }
    child.kill('SIGINT');
    await exit;
    expect(written.text.slice(before.length)).toMatch(/^Stopping: [^\n]*\nThe service has stopped\.\n$/);
    expect(written.text).not.toMatch(/MARK|192\.0\.2\.7|127\.0\.0\.1:\d+\/\?/);
  });

  it('opens no debugger when it is sent the signal for it', async () => {
    const { child, written, line } = run({});
    const address = await line(ADDRESS);
    child.kill('SIGUSR1');
    expect((await fetch(`${address}/healthz`)).status).toBe(204);
    expect(written.text).not.toMatch(/debugger/i);
  });

  it('ends with a code, and quotes nothing, when a setting is bad', async () => {
    const { written, exit } = run({ PORT: 'MARK', IDLE_MS: '-MARK' });
    expect(await exit).toEqual([2, null]);
    expect(written.text).toMatch(/^Bad setting, code bad-setting: PORT, IDLE_MS\./);
    expect(written.text).not.toContain('MARK');
  });

  it('ends with a code when its port is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    const { written, exit } = run({ PORT: String(port) });
    expect(await exit).toEqual([2, null]);
    expect(written.text).toContain('code address-in-use');
    server.close();
  });

  it('ends with a code when its records cannot be opened', async () => {
    const file = join(newDirectory(), 'file');
    writeFileSync(file, '');
    const { written, exit } = run({ DATA_DIR: join(file, 'data') });
    expect(await exit).toEqual([2, null]);
    expect(written.text).toMatch(/could not start, code ENOTDIR/);
  });

  it('ends with a code when a newer version has changed its records', async () => {
    const data = newDirectory();
    const db = await openSqliteDatabase(data);
    await sql`INSERT INTO kysely_migration (name, timestamp) VALUES ('9999-newer', '')`.execute(db);
    await db.destroy();
    const { written, exit } = run({ DATA_DIR: data });
    expect(await exit).toEqual([2, null]);
    expect(written.text).toMatch(/^A newer version has changed the records, code records-newer/);
  });
});
