import type { Clock } from '../ports/clock.ts';

/**
 * Runs a task when asked: at the end of the turn, but never again within `intervalMs` of its end. What is asked meanwhile
 * is asked once. The task must catch its own errors.
 */
export class Throttle {
  readonly #clock: Clock;
  readonly #intervalMs: number;
  readonly #task: () => Promise<void>;
  #state: 'idle' | 'busy' | 'stopped' = 'idle';
  #again = false;
  #cancel: () => void = () => {};

  constructor(clock: Clock, intervalMs: number, task: () => Promise<void>) {
    this.#clock = clock;
    this.#intervalMs = intervalMs;
    this.#task = task;
  }

  request(): void {
    if (this.#state === 'busy') this.#again = true;
    if (this.#state !== 'idle') return;
    this.#state = 'busy';
    setImmediate(() => void this.#run());
  }

  stop(): void {
    this.#state = 'stopped';
    this.#cancel();
  }

  async #run(): Promise<void> {
    if (this.#state === 'stopped') return;
    this.#again = false;
    await this.#task();
    this.#cancel = this.#clock.after(this.#intervalMs, () => {
      if (this.#state === 'stopped') return;
      this.#state = 'idle';
      if (this.#again) this.request();
    });
  }
}
