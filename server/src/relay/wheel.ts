/** One rhythm for all steady lines (W3): a turn takes COVER_MS, and each line has its place on it. */
import type { Clock } from '../ports/clock.ts';

/** A place's length is COVER_MS divided by this: so much later than even may one line's record go than another's. */
const PLACES = 50;

export interface Beating {
  beat(): void;
}

export class Wheel {
  readonly #clock: Clock;
  readonly #placeMs: number;
  readonly #places: readonly Set<Beating>[] = Array.from({ length: PLACES }, () => new Set<Beating>());
  #size = 0;
  /** The place that was served last, and when it was due. */
  #at = 0;
  #dueAt = 0;
  #cancel: (() => void) | null = null;
  readonly #turn = (): void => {
    this.#cancel = this.#clock.after(this.#placeMs, this.#turn);
    for (let due = this.#due(); due > 0; due -= 1) {
      this.#at = (this.#at + 1) % PLACES;
      for (const one of this.#places[this.#at] ?? []) one.beat();
    }
  };

  /** `turnMs`: between two beats of one line. */
  constructor(clock: Clock, turnMs: number) {
    this.#clock = clock;
    this.#placeMs = turnMs / PLACES;
  }

  /** Where the fewest are, so that no part of the turn has more to do than another. The returned function takes it off. */
  add(one: Beating): () => void {
    const [first, ...others] = this.#places as [Set<Beating>, ...Set<Beating>[]];
    const emptiest = others.reduce((least, place) => (place.size < least.size ? place : least), first);
    emptiest.add(one);
    this.#size += 1;
    if (this.#cancel === null) this.#start();
    return () => {
      if (!emptiest.delete(one)) return;
      this.#size -= 1;
      if (this.#size === 0) this.#stop();
    };
  }

  #start(): void {
    this.#dueAt = this.#clock.now();
    this.#cancel = this.#clock.after(this.#placeMs, this.#turn);
  }

  #stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  /** How many places' time has come. A timer that is late is made up for; a clock that was set, or a process that was suspended, is not. */
  #due(): number {
    const now = this.#clock.now();
    const due = Math.floor((now - this.#dueAt) / this.#placeMs);
    const isSteady = due >= 0 && due <= PLACES;
    this.#dueAt = isSteady ? this.#dueAt + due * this.#placeMs : now;
    return isSteady ? due : 1;
  }
}
