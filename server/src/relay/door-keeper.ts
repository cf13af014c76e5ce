/** What those outside are told: whether the door is open and how long the wait is. */
import type { Door } from '@dorren/shared/protocol/fields.ts';
import { estimateMs } from '../core/estimate.ts';
import { doorState } from '../core/queue.ts';
import type { Overview } from '../core/records.ts';
import type { Centre } from '../ports/centre.ts';
import type { RelayContext } from './context.ts';
import type { Register } from './register.ts';
import { nextTurn, SLICE } from './turns.ts';
import { Encoded } from './wire.ts';

type Hours = ReturnType<Centre['hours']>;

export class DoorKeeper {
  readonly #context: RelayContext;
  readonly #centre: Centre;
  readonly #register: Register;
  overview: Overview;
  stopping = false;
  #hours: Hours = { open: false, opensAt: null };
  #hoursAt = Number.NEGATIVE_INFINITY;
  #told: Encoded | null = null;
  #toldOf: { overview: Overview; hours: Hours; stopping: boolean } | null = null;

  constructor(context: RelayContext, centre: Centre, register: Register, overview: Overview) {
    this.#context = context;
    this.#centre = centre;
    this.#register = register;
    this.overview = overview;
  }

  /** By the opening hours, looked up once a sweep: they take longer than everything else about a join. */
  hours(): Hours {
    const now = this.#context.clock.now();
    if (Math.abs(now - this.#hoursAt) >= this.#context.settings.sweepMs) {
      this.#hoursAt = now;
      const { open, opensAt } = this.#centre.hours(now);
      // The same object as long as it says the same.
      if (open !== this.#hours.open || opensAt !== this.#hours.opensAt) this.#hours = { open, opensAt };
    }
    return this.#hours;
  }

  /** L5: whoever joins now would take the place of somebody who has one. */
  get isFull(): boolean {
    const { attached, youthsArriving } = this.#register;
    return attached + youthsArriving.size >= this.#context.settings.mostConnections;
  }

  door(): Door {
    const { overview, stopping } = this;
    const { open, opensAt } = this.hours();
    return {
      state: doorState(open && !stopping, overview, this.#context.settings),
      waiting: overview.waiting,
      estimateMs: estimateMs(overview.waiting + 1, overview.places, overview.medianLengthMs),
      opensAt: open ? null : opensAt,
    };
  }

  /** Encoded once for all who are told the same. */
  message(): Encoded {
    const { overview, stopping } = this;
    const hours = this.hours();
    const of = this.#toldOf;
    if (this.#told !== null && of?.overview === overview && of.hours === hours && of.stopping === stopping) {
      return this.#told;
    }
    this.#toldOf = { overview, hours, stopping };
    const message = new Encoded({ t: 'door', door: this.door() });
    if (this.#told === null || this.#told.text !== message.text) this.#told = message;
    return this.#told;
  }

  /** Tells everybody outside whose door has changed. */
  async tellAll(): Promise<void> {
    let told = 0;
    for (const youth of this.#register.youthConnections) {
      // Those who come meanwhile are among them, and may know of a newer one.
      const message = this.message();
      if (youth.attached || youth.toldDoor === message) continue;
      youth.toldDoor = message;
      youth.send(message);
      told += 1;
      if (told % SLICE === 0) await nextTurn();
    }
  }
}
