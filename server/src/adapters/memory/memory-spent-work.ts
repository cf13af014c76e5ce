import type { Clock } from '../../ports/clock.ts';
import type { SpentWork } from '../../ports/work.ts';

/** Each was solved, which takes a second of somebody's: so many at once is a hundred machines. Beyond them the oldest is forgotten. */
const MOST = 100_000;

export class MemorySpentWork implements SpentWork {
  readonly #clock: Pick<Clock, 'now'>;
  /** By when it is good for nothing any more. */
  readonly #spent = new Map<string, number>();

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  get size(): number {
    return this.#spent.size;
  }

  knows(id: string): boolean {
    return this.#spent.has(id);
  }

  spend(id: string, until: number): boolean {
    this.#forget();
    if (this.#spent.has(id)) return false;
    this.#spent.set(id, until);
    return true;
  }

  /** In the order in which they were spent: some are kept for a little longer than they need be. */
  #forget(): void {
    const now = this.#clock.now();
    for (const [id, until] of this.#spent) {
      if (until > now && this.#spent.size < MOST) return;
      this.#spent.delete(id);
    }
  }
}
