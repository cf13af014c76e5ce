/** A Redis, or a Valkey, of a test's own: a process on a free port, with nothing on disk and a directory that it cannot write to. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createConnection, createServer } from 'node:net';

export type RedisProgram = 'redis-server' | 'valkey-server';

export interface RedisServer {
  readonly port: number;
  readonly url: string;
  readonly process: ChildProcess;
  /** Kills it; what it had is gone. */
  kill(): Promise<void>;
  /** After `kill`: empty, on the same port. */
  restart(): Promise<void>;
}

const QUIET = ['--save', '', '--appendonly', 'no', '--bind', '127.0.0.1', '--dir', '/', '--loglevel', 'warning'];

/** `before`: what runs it, such as `taskset`. `sentinel`: the configuration of a Sentinel, which it writes to; then it is one. `file`: settings instead of ours. */
export async function startRedis(
  options: readonly string[] = [],
  before: readonly string[] = [],
  sentinel: string | null = null,
  { program = 'redis-server', file }: { program?: RedisProgram; file?: string } = {},
): Promise<RedisServer> {
  const port = await freePort();
  const own = file === undefined ? QUIET : [file];
  const args = sentinel === null ? [...own, ...options] : [sentinel, '--sentinel', ...options];
  const command = [...before, program, ...args];
  let child = await started(port, command);
  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    get process() {
      return child;
    },
    kill: () => killed(child),
    async restart() {
      child = await started(port, command);
    },
  };
}

/** That nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function started(port: number, command: readonly string[]): Promise<ChildProcess> {
  const [program = '', ...args] = [...command, '--port', String(port)];
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'ignore'] });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  child.once('error', reject);
  child.once('exit', (code) => reject(new Error(`${program}: exit code ${code}`)));
  const look = setInterval(() => void answers(port).then((does) => does && resolve(), reject), 20);
  try {
    await promise;
  } finally {
    clearInterval(look);
  }
  child.removeAllListeners('exit');
  return child;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(port, '127.0.0.1', () => socket.write('PING\r\n'));
    socket.once('data', (data) => {
      socket.destroy();
      // Where everybody has to say who they are, that is an answer too.
      resolve(/^(?:\+PONG|-NOAUTH)/.test(data.toString()));
    });
    socket.once('error', () => resolve(false));
  });
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
