import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Runs one of the project's command-line tools (a path under `node_modules`) under this Node; gives its exit code. */
export function runTool(tool: string, args: readonly string[], directory = ROOT): Promise<number> {
  return run(process.execPath, [`${ROOT}node_modules/${tool}`, ...args], directory);
}

/** Runs a command with our output and no input; gives its exit code. */
export function run(command: string, args: readonly string[], directory = ROOT): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: directory, stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
