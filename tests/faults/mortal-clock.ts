/** A tab's clock: it stops when the tab dies, and nothing of the tab happens any more. */
import { type Clock, systemClock } from '@dorren/shared/transport/clock.ts';

export class MortalClock implements Clock {
  readonly #cancels = new Set<() => void>();
  #isDead = false;

  now(): number {
    return systemClock.now();
  }

  after(ms: number, callback: () => void): () => void {
    if (this.#isDead) return () => undefined;
    const cancel = systemClock.after(ms, () => {
      this.#cancels.delete(cancel);
      callback();
    });
    this.#cancels.add(cancel);
    return () => {
      this.#cancels.delete(cancel);
      cancel();
    };
  }

  die(): void {
    this.#isDead = true;
    for (const cancel of this.#cancels) cancel();
    this.#cancels.clear();
  }
}
