import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism, getPriority } from 'node:os';
import { expect, it } from 'vitest';

const [FIRST_CORE = '0'] = /Cpus_allowed_list:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.slice(1) ?? [];

/** Priorities of the threads of a process that has gone before its helpers, by name: the more the later. */
function priorities(...before: string[]): Map<string, Set<number>> {
  const script = `
    const { readdirSync, readFileSync } = await import('node:fs');
    const { getPriority } = await import('node:os');
    const { goBeforeHelpers } = await import(${JSON.stringify(new URL('one-core.ts', import.meta.url).href)});
    goBeforeHelpers();
    for (const task of readdirSync('/proc/self/task'))
      console.log(readFileSync('/proc/self/task/' + task + '/comm', 'utf8').trim() + ' ' + getPriority(Number(task)));
  `;
  const [command = '', ...args] = [...before, process.execPath, '--input-type=module', '--eval', script];
  const found = new Map<string, Set<number>>();
  for (const line of execFileSync(command, args, { encoding: 'utf8' }).trim().split('\n')) {
    const [name = '', priority] = line.split(' ');
    found.set(name, (found.get(name) ?? new Set()).add(Number(priority)));
  }
  return found;
}

it('lets V8’s threads come after the service where there is one core', () => {
  const found = priorities('taskset', '-c', FIRST_CORE);
  expect(found.get('V8Worker')).toEqual(new Set([10]));
  expect(found.get('MainThread')).toEqual(new Set([getPriority()]));
});

it.skipIf(availableParallelism() === 1)('leaves them as they are where there are several', () => {
  expect(priorities().get('V8Worker')).toEqual(new Set([getPriority()]));
});
