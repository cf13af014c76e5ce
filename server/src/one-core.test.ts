import { execFileSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { expect, it } from 'vitest';

/** Priorities of the threads of a process that has gone before its helpers, by name: 0 as ever, 19 last. */
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

it('lets V8’s threads come last where there is one core', () => {
  const found = priorities('taskset', '-c', '0');
  expect(found.get('V8Worker')).toEqual(new Set([19]));
  expect(found.get('MainThread')).toEqual(new Set([0]));
});

it.skipIf(availableParallelism() === 1)('leaves them as they are where there are several', () => {
  expect(priorities().get('V8Worker')).toEqual(new Set([0]));
});
