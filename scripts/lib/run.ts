import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Runs one of the project's command-line tools (a path under `node_modules`) under this Node; gives its exit code. */
export function runTool(
  tool: string,
  args: readonly string[],
  directory = ROOT,
  variables: Readonly<Record<string, string>> = {},
): Promise<number> {
  return run(process.execPath, [`${ROOT}node_modules/${tool}`, ...args], directory, variables);
}

/** Runs a command with our output and no input, and these environment variables beside ours; gives its exit code. */
export function run(
  command: string,
  args: readonly string[],
  directory = ROOT,
  variables: Readonly<Record<string, string>> = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, ...variables };
    const child = spawn(command, args, { cwd: directory, env, stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
