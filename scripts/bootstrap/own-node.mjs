import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../../node_modules/.bin', import.meta.url));
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Whether this process is the Node that the lockfile pins. */
export function isOwnNode() {
  return realpathSync(process.execPath) === realpathSync(`${bin}/node`);
}

/** Runs the project's Node with these arguments, passes signals on to it, and gives its exit code. */
export function runOwnNode(args) {
  const child = spawn(`${bin}/node`, args, {
    stdio: 'inherit',
    env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` },
  });
  for (const signal of SIGNALS) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
