/** Milliseconds before what could not be loaded is asked for again: the first time, and at the longest. */
const FIRST_MS = 2_000;
const LONGEST_MS = 30_000;
/** From this pause on it is no passing failure. */
const FAILED_MS = 16_000;

/** Loads what has to be there: whenever it cannot be had, again after a pause twice as long. `failed`: it could not be had the fourth time, or any time after that. */
export function insist<Loaded>(
  load: () => Promise<Loaded>,
  then: (loaded: Loaded) => void,
  failed: () => void,
  pauseMs: number = FIRST_MS,
): void {
  load().then(then, () => {
    if (pauseMs >= FAILED_MS) failed();
    setTimeout(insist, pauseMs, load, then, failed, Math.min(2 * pauseMs, LONGEST_MS));
  });
}
