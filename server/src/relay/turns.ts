/** Long work for many connections is cut in slices, so that no frame waits for all of it: each that is told something is a system call. */
export const SLICE = 20;

/** Resolves after the event loop has looked at every socket once. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
