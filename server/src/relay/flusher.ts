/** Anything that gathers what it will write until the end of the turn. */
export interface Flushable {
  flush(): void;
}

/** One callback at the end of each turn of the event loop in which something was gathered, for all sockets together. */
export class Flusher {
  #waiting: Flushable[] = [];
  readonly #flush = (): void => {
    const now = this.#waiting;
    this.#waiting = [];
    for (const one of now) one.flush();
  };

  add(one: Flushable): void {
    if (this.#waiting.push(one) === 1) setImmediate(this.#flush);
  }
}
