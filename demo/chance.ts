import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Seeded, so that a demonstration that shows something odd can be had again; good for nothing secret. */
export class Chance {
  readonly #generator: ReturnType<typeof xoroshiro128plus>;

  constructor(seed: number) {
    this.#generator = xoroshiro128plus(seed);
  }

  /** From 0 up to 1. */
  next(): number {
    return uniformFloat64(this.#generator);
  }

  between(least: number, most: number): number {
    return least + this.next() * (most - least);
  }

  /** One of them. Throws if there is none. */
  of<Item>(all: readonly Item[]): Item {
    if (all.length === 0) throw new Error('nothing to choose from');
    return all[Math.floor(this.next() * all.length)] as Item;
  }

  /** Time until the next of events that come at random, `mean` apart on average. */
  gap(mean: number): number {
    return -Math.log(1 - this.next()) * mean;
  }
}
