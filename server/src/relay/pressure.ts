/** K1, K2: how hard it is to get in right now, by how many do. */
import type { Clock } from '../ports/clock.ts';
import type { Rate } from './settings.ts';

/** Of the burst: pressure is over once so much of it is there again, and each of so much that is owed is one level more. */
const STEP = 0.5;

/** One node's, and without a timer: what has come back is reckoned when somebody asks. */
export class Pressure {
  readonly #clock: Clock;
  readonly #rate: Rate;
  readonly #mostLevel: number;
  /** Of those who may come without work; less than nothing if more have come. */
  #left: number;
  #at: number;
  #isPressed = false;

  constructor(clock: Clock, rate: Rate, mostLevel: number) {
    this.#clock = clock;
    this.#rate = rate;
    this.#mostLevel = mostLevel;
    this.#left = rate.burst;
    this.#at = clock.now();
  }

  /** Somebody gets in. */
  count(): void {
    this.#refill();
    this.#left = Math.max(this.#left - 1, -STEP * this.#rate.burst * (this.#mostLevel - 1));
  }

  /** `fullness`: of the places in the queue, from 0 to 1. 0 while nobody need work. */
  level(fullness: number): number {
    return Math.min(this.#mostLevel, Math.max(this.#ofRate(), this.#ofQueue(fullness)));
  }

  #ofRate(): number {
    this.#refill();
    const step = STEP * this.#rate.burst;
    if (this.#left < 1) this.#isPressed = true;
    else if (this.#left >= step) this.#isPressed = false;
    return this.#isPressed ? 1 + Math.max(0, Math.floor(-this.#left / step)) : 0;
  }

  /** The first when more than half of it is taken, the hardest before all of it is. */
  #ofQueue(fullness: number): number {
    return fullness <= 0.5 ? 0 : Math.ceil((fullness - 0.5) * 2 * this.#mostLevel);
  }

  #refill(): void {
    const now = this.#clock.now();
    const back = (Math.max(0, now - this.#at) * this.#rate.perSecond) / 1_000;
    this.#at = now;
    this.#left = Math.min(this.#rate.burst, this.#left + back);
  }
}
