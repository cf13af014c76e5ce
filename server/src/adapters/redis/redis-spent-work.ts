import type { Clock } from '../../ports/clock.ts';
import type { SpentWork } from '../../ports/work.ts';
import { MemorySpentWork } from '../memory/memory-spent-work.ts';
import { SCRIPTS } from './scripts.ts';
import type { Touch } from './touch.ts';

/** What has been used at any node (SPEC K4). */
export class RedisSpentWork implements SpentWork {
  readonly #touch: Touch;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #here: MemorySpentWork;

  constructor(touch: Touch, clock: Pick<Clock, 'now'>) {
    this.#touch = touch;
    this.#clock = clock;
    this.#here = new MemorySpentWork(clock);
  }

  get size(): number {
    return this.#here.size;
  }

  knows(id: string): boolean {
    return this.#here.knows(id);
  }

  async spend(id: string, until: number): Promise<boolean> {
    if (!this.#here.spend(id, until)) return false;
    const args = [id, until - this.#clock.now(), this.#touch.timing.lifeMs].map(String);
    return (await this.#touch.ask(SCRIPTS.workSpend, args)) === 1;
  }
}
