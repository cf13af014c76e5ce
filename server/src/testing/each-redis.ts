/** The same tests on Redis and on Valkey. Those of one that is not installed are told as skipped, and why; never as passed. */
import { spawnSync } from 'node:child_process';
import { describe } from 'vitest';
import type { RedisProgram } from './redis-server.ts';

const PROGRAMS: readonly RedisProgram[] = ['redis-server', 'valkey-server'];

export function eachRedis(tests: (program: RedisProgram) => void): void {
  for (const program of PROGRAMS) {
    if (isInstalled(program)) describe(`on ${program}`, () => tests(program));
    else describe.skip(`on ${program}, which is not installed here`, () => tests(program));
  }
}

const isInstalled = (program: RedisProgram): boolean => spawnSync(program, ['--version']).error === undefined;
