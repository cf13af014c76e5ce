import type { LeaveBeacon } from '@dorren/shared/protocol/youth-messages.ts';
import type { Clock } from '../ports/clock.ts';

/** More is a flood: real ones are as many as conversations. */
const MOST = 10_000;

/** Farewells that came while nothing could be committed (C7, M4), until it can. */
export class Farewells {
  readonly #clock: Clock;
  readonly #lifeMs: number;
  readonly #kept = new Map<string, { beacon: LeaveBeacon; until: number }>();

  /** `lifeMs`: after so long what they would end has ended by itself. */
  constructor(clock: Clock, lifeMs: number) {
    this.#clock = clock;
    this.#lifeMs = lifeMs;
  }

  keep(beacon: LeaveBeacon): void {
    if (this.#kept.size < MOST) this.#kept.set(beacon.id, { beacon, until: this.#clock.now() + this.#lifeMs });
  }

  /** Those that still mean something. None is kept any more. */
  take(): LeaveBeacon[] {
    const now = this.#clock.now();
    const left = [...this.#kept.values()].filter(({ until }) => until > now);
    this.#kept.clear();
    return left.map(({ beacon }) => beacon);
  }
}
