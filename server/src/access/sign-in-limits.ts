import type { Clock } from '../ports/clock.ts';
import type { SignInThrottle } from '../ports/sign-in-throttle.ts';

export interface SignInLimits {
  /** Failed attempts for one name within {@link windowMs}. */
  mostFailuresPerName: number;
  /** Failed attempts for all names together. */
  mostFailures: number;
  windowMs: number;
}

/**
 * Counts failed sign-ins per name and over all (SPEC A3). It knows no addresses. An attempt counts as failed from when it
 * begins, so that many at once get no more tries than one after another; one that succeeds is taken back.
 */
export class SignInLimiter implements SignInThrottle {
  readonly #limits: SignInLimits;
  readonly #clock: Clock;
  /** Oldest first; never longer than `mostFailures`. */
  #failures: { name: string; at: number }[] = [];

  constructor(limits: SignInLimits, clock: Clock) {
    this.#limits = limits;
    this.#clock = clock;
  }

  /** Null if there have been too many; else to be called when the attempt has succeeded. */
  begin(name: string): (() => void) | null {
    const now = this.#clock.now();
    this.#failures = this.#failures.filter(({ at }) => now - at < this.#limits.windowMs);
    const ofName = this.#failures.filter((failure) => failure.name === name).length;
    if (ofName >= this.#limits.mostFailuresPerName || this.#failures.length >= this.#limits.mostFailures) return null;
    const attempt = { name, at: now };
    this.#failures.push(attempt);
    return () => {
      this.#failures = this.#failures.filter((failure) => failure !== attempt);
    };
  }
}
