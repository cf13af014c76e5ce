/**
 * The time that all nodes go by: Redis's. What one writes down as a deadline another finds, so that their own clocks must not matter; a
 * node that was three minutes ahead would end every conversation whose youth is away for a second.
 */
import type { Clock } from '../../ports/clock.ts';

export class CommonClock implements Clock {
  readonly #own: Clock;
  #apartMs = 0;

  constructor(own: Clock) {
    this.#own = own;
  }

  now(): number {
    return this.#own.now() + this.#apartMs;
  }

  after(ms: number, callback: () => void): () => void {
    return this.#own.after(ms, callback);
  }

  /**
   * To be called when Redis is asked; the returned function takes what it told. It was that time there at some moment in between: as long as
   * what is believed so far fits, nothing is changed, so that time does not jitter with the way there and back.
   */
  asks(): (told: number) => void {
    const asked = this.#own.now();
    return (told) => {
      const [least, most] = [told - this.#own.now(), told - asked];
      this.#apartMs = Math.min(Math.max(this.#apartMs, least), most);
    };
  }
}
