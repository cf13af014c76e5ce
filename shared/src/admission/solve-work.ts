/** Does the work that a door under pressure asks for (SPEC K); in a page and in Node alike. */
import { type Challenge, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';

/** Tries under way at a time. The system's own cryptography does them beside the page's thread, on a core each. */
const LANES = 2;

/** `challenge` as `work-wanted` has it; gives what `join` takes as `work`. Null once `signal` is aborted. */
export async function solveWork(challenge: string, signal: AbortSignal): Promise<string | null> {
  const read = JSON.parse(challenge) as Challenge;
  const controller = new AbortController();
  const abort = () => controller.abort();
  if (signal.aborted) return null;
  signal.addEventListener('abort', abort);
  try {
    const lanes = Array.from({ length: LANES }, (_, counterStart) =>
      solveChallenge({ challenge: read, controller, counterStart, counterStep: LANES, deriveKey, timeout: 0 }),
    );
    const solution = await Promise.race(lanes);
    return solution === null ? null : btoa(JSON.stringify({ challenge: read, solution }));
  } finally {
    signal.removeEventListener('abort', abort);
    abort();
  }
}
