import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism, setPriority } from 'node:os';
import { setFlagsFromString } from 'node:v8';

const TASKS = '/proc/self/task';
/** As Node names the threads on which V8 collects and compiles beside the program. */
const HELPER = 'V8Worker';
/** A tenth of what the service has when both want the core: what compiles it may not starve. */
const LOW_PRIORITY = 10;

/**
 * Where the process has one core alone, V8's threads do nothing beside the service: they take turns with it. There it collects the young
 * generation without them, and whatever else they do comes after it. On several cores, and where a system tells of no threads, all stays as it is.
 */
export function goBeforeHelpers(): void {
  if (availableParallelism() > 1) return;
  setFlagsFromString('--no-parallel-scavenge');
  for (const task of tasks()) {
    try {
      if (readFileSync(`${TASKS}/${task}/comm`, 'utf8').trim() === HELPER) setPriority(Number(task), LOW_PRIORITY);
    } catch {
      // It has ended meanwhile, or may not be told.
    }
  }
}

function tasks(): string[] {
  try {
    return readdirSync(TASKS);
  } catch {
    return [];
  }
}
