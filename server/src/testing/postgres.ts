/** A real PostgreSQL of its own. It is reached by a socket in its own folder, and has no port unless it speaks TLS. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';

const run = promisify(execFile);
const ROLE = 'dorren';
/** Whatever would be lost if the machine stopped was never wanted: the tests make it anew. */
const FOR_TESTS = ['fsync=off', 'listen_addresses='];
const OWNER_ONLY = 0o600;

export interface TestPostgres {
  /** Where it listens. */
  socketPath: string;
  /** Of a new database with nothing in it. */
  newDatabase(): Promise<string>;
  /** At once, as `kill -9` of the whole server would. */
  crash(): Promise<void>;
  start(): Promise<void>;
  /** All that it has said so far. */
  log(): string;
  close(): Promise<void>;
}

export interface PostgresOptions {
  /** A file that is all its settings, such as operators are given. */
  settings?: string;
  /** Where its own folder is made. */
  parent?: string;
  /** Where it also listens, on this machine. */
  tls?: { port: number; key: Buffer; cert: Buffer };
}

export async function startPostgres({ settings, parent = tmpdir(), tls }: PostgresOptions = {}): Promise<TestPostgres> {
  const { stdout } = await run('pg_config', ['--bindir']);
  const bin = stdout.trim();
  const folder = mkdtempSync(join(parent, 'postgres-'));
  const who = unprivileged();
  if (who !== null) chownSync(folder, who.uid, who.gid);
  const data = join(folder, 'data');
  await run(
    join(bin, 'initdb'),
    ['-D', data, '-U', ROLE, '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '-N'],
    who ?? {},
  );

  const own = (name: string, content: string | Buffer): string => {
    const file = join(folder, name);
    writeFileSync(file, content, { mode: OWNER_ONLY });
    if (who !== null) chownSync(file, who.uid, who.gid);
    return file;
  };
  const set = [...FOR_TESTS];
  if (settings !== undefined) {
    set.push(`config_file=${own('settings.conf', readFileSync(settings))}`, `hba_file=${join(data, 'pg_hba.conf')}`);
  }
  if (tls !== undefined) {
    set.push('listen_addresses=127.0.0.1', `port=${tls.port}`, 'ssl=on');
    set.push(`ssl_cert_file=${own('cert.pem', tls.cert)}`, `ssl_key_file=${own('key.pem', tls.key)}`);
  }

  const host = tls === undefined ? 'localhost' : `localhost:${tls.port}`;
  const address = (name: string): string => `postgresql://${ROLE}@${host}/${name}?host=${encodeURIComponent(folder)}`;
  let server: ChildProcess | null = null;
  let databases = 0;
  let log = '';

  const ask = async (question: string): Promise<void> => {
    const client = new pg.Client({ connectionString: address('postgres') });
    try {
      await client.connect();
      await client.query(question);
    } finally {
      await client.end().catch(() => undefined);
    }
  };

  const start = async (): Promise<void> => {
    const given = set.flatMap((setting) => ['-c', setting]);
    const started = spawn(join(bin, 'postgres'), ['-D', data, '-k', folder, ...given], {
      ...who,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    server = started;
    let said = '';
    const ready = new Promise<void>((resolve, reject) => {
      started.stderr.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        log += text;
        if (said.includes('database system is ready to accept connections')) resolve();
      });
      started.once('exit', () => reject(new Error(`PostgreSQL did not start: ${said}`)));
    });
    await ready;
  };

  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    const stopped = server;
    server = null;
    if (stopped === null || stopped.exitCode !== null) return;
    const gone = once(stopped, 'exit');
    stopped.kill(signal);
    await gone;
  };

  await start();
  return {
    socketPath: join(folder, '.s.PGSQL.5432'),
    async newDatabase() {
      const name = `records_${++databases}`;
      await ask(`CREATE DATABASE ${name}`);
      return address(name);
    },
    // "Immediate shutdown": its processes are told to quit at once, and it recovers when it starts.
    crash: () => stop('SIGQUIT'),
    start,
    log: () => log,
    async close() {
      await stop('SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root; its package has made a user for it. */
function unprivileged(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('postgres:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  if (uid === undefined || gid === undefined) throw new Error('there is no user to run PostgreSQL as');
  return { uid: Number(uid), gid: Number(gid) };
}
