import { setTimeout as pause } from 'node:timers/promises';

const LOOK_MS = 50;

/** Looks again and again; false if it has not come true in that time. */
export async function until(isSo: () => boolean | Promise<boolean>, ms: number): Promise<boolean> {
  for (const since = performance.now(); ; await pause(LOOK_MS)) {
    if (await isSo()) return true;
    if (performance.now() - since > ms) return false;
  }
}

/** @throws if it does not come true in that time. */
export async function must(what: string, isSo: () => boolean | Promise<boolean>, ms: number): Promise<void> {
  if (!(await until(isSo, ms))) throw new Error(`in vain: ${what}`);
}
