/** The same tests on Redis and on Valkey. Those of one that is not installed are told as skipped, and why; never as passed. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe } from 'vitest';
import type { RedisProgram } from './redis-server.ts';

const PROGRAMS: readonly RedisProgram[] = ['redis-server', 'valkey-server'];

export function eachRedis(tests: (program: RedisProgram) => void): void {
  for (const program of PROGRAMS) {
    if (isInstalled(program)) describe(`on ${program}`, () => tests(program));
    else describe.skip(`on ${program}, which is not installed here`, () => tests(program));
  }
}

function isInstalled(program: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((directory) => {
    try {
      accessSync(join(directory, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
