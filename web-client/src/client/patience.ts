/** How long an answer is waited for, counted only while it could come. */
import type { Clock } from '@dorren/shared/transport/clock.ts';

const TICK_MS = 1_000;
const SLOW_TICKS = 10;
const MOST_TICKS = 45;

export interface PatienceEvents {
  /** It takes longer than it should. */
  slow(): void;
  /** It is waited for no longer. */
  unanswered(): void;
}

export class Patience {
  readonly #clock: Clock;
  readonly #events: PatienceEvents;
  #ticks = 0;
  #cancel: (() => void) | null = null;

  constructor(clock: Clock, events: PatienceEvents) {
    this.#clock = clock;
    this.#events = events;
  }

  goOn(): void {
    this.#cancel = this.#clock.after(TICK_MS, () => {
      this.#cancel = null;
      this.#ticks++;
      if (this.#ticks < MOST_TICKS) this.goOn();
      if (this.#ticks === SLOW_TICKS) this.#events.slow();
      if (this.#ticks === MOST_TICKS) this.#events.unanswered();
    });
  }

  pause(): void {
    this.#cancel?.();
    this.#cancel = null;
  }
}
