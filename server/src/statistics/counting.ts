import type { Clock } from '../ports/clock.ts';
import { monthAt } from '../ports/records/month.ts';
import { RecordsAway } from '../ports/records/records-away.ts';
import type { ConcernCounter, ReferralCounter, Statistics } from '../ports/records/statistics.ts';

const AGAIN_MS = 5_000;

/**
 * Counts into the records, in the month that it is (SPEC T1, T5). What they cannot be told while they are away waits in memory, as kinds and month
 * alone, in the order in which it came. Whoever counts is not held up, and does not hear of what goes wrong: that goes to `onFault`, an absence once.
 */
export class Counting {
  readonly referrals: ReferralCounter;
  readonly concerns: ConcernCounter;
  readonly #clock: Clock;
  readonly #onFault: (error: unknown) => void;
  readonly #waiting: (() => Promise<void>)[] = [];
  #isAway = false;
  #isCounting = false;
  #counting: Promise<void> = Promise.resolve();
  #cancel = (): void => undefined;

  constructor(statistics: Statistics, clock: Clock, onFault: (error: unknown) => void) {
    this.#clock = clock;
    this.#onFault = onFault;
    const add = (count: (month: string) => Promise<void>) => {
      const month = monthAt(clock.now());
      this.#waiting.push(() => count(month));
      if (!this.#isAway) void this.#count();
    };
    this.referrals = { count: (referral) => add((month) => statistics.count(month, referral)) };
    this.concerns = { count: (concern) => add((month) => statistics.countConcern(month, concern)) };
  }

  /** Tries a last time; what the records are not told then is lost. */
  async end(): Promise<void> {
    await this.#counting;
    await this.#count();
    this.#cancel();
  }

  #count(): Promise<void> {
    if (!this.#isCounting) this.#counting = this.#countAll();
    return this.#counting;
  }

  async #countAll(): Promise<void> {
    this.#cancel();
    this.#isCounting = true;
    for (let next = this.#waiting[0]; next !== undefined; next = this.#waiting[0]) {
      try {
        await next();
        this.#isAway = false;
      } catch (error) {
        if (!this.#isAway) this.#onFault(error);
        this.#isAway = error instanceof RecordsAway;
        if (this.#isAway) {
          this.#cancel = this.#clock.after(AGAIN_MS, () => void this.#count());
          break;
        }
      }
      this.#waiting.shift();
    }
    // With the last look, not when its promise is kept: who comes between would wait for the next.
    this.#isCounting = false;
  }
}
