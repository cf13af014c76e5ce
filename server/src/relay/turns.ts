/** Long work for many connections is cut in slices, so that no frame waits for all of it: of those that are asked about, and of those that are told. */
export const ASKED = 200;
/** Each is a system call of its own. */
export const TOLD = 20;

/** Resolves after the event loop has looked at every socket once. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
