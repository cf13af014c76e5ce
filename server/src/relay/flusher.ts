/** Anything that gathers what it will write until it is asked to. */
export interface Flushable {
  flush(): void;
}

/**
 * Two callbacks for each turn of the event loop in which something was gathered, for all sockets together: what came first goes as soon as its
 * bytes have been read, a burst as one, so that a quiet relay adds no wait; everything after that goes at the end of the turn, in one go.
 */
export class Flusher {
  #waiting: Flushable[] = [];
  #endIsSet = false;
  readonly #flush = (): void => {
    const now = this.#waiting;
    this.#waiting = [];
    for (const one of now) one.flush();
  };
  readonly #end = (): void => {
    this.#endIsSet = false;
    this.#flush();
  };

  add(one: Flushable): void {
    this.#waiting.push(one);
    if (this.#endIsSet) return;
    this.#endIsSet = true;
    process.nextTick(this.#flush);
    setImmediate(this.#end);
  }
}
