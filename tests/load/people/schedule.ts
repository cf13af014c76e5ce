/** What is due when, in milliseconds of `performance.now()`. Nothing waits for anything before it: an open loop. */
export class Schedule {
  /** A heap: each is due no later than those at twice its place and the one after. */
  readonly #heap: { at: number; work: (dueAt: number) => void }[] = [];
  readonly #now: () => number;
  /** How late each was begun by the load itself. */
  readonly late: number[] = [];

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  get size(): number {
    return this.#heap.length;
  }

  at(at: number, work: (dueAt: number) => void): void {
    const heap = this.#heap;
    const one = { at, work };
    let place = heap.push(one) - 1;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = heap[above];
      if (parent === undefined || parent.at <= at) break;
      heap[place] = parent;
      heap[above] = one;
      place = above;
    }
  }

  /** Does all that is due by now; gives when the next is, or infinity. */
  turn(): number {
    const now = this.#now();
    for (let first = this.#heap[0]; first !== undefined && first.at <= now; first = this.#heap[0]) {
      this.#removeFirst();
      this.late.push(this.#now() - first.at);
      first.work(first.at);
    }
    return this.#heap[0]?.at ?? Number.POSITIVE_INFINITY;
  }

  /** Goes on until this returns true. It looks every millisecond, for this core may be shared. */
  async run(isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      this.turn();
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  }

  #removeFirst(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let place = 0;
    for (let below = 1; below < heap.length; below = 2 * place + 1) {
      const [left, right] = [heap[below], heap[below + 1]];
      const least = right !== undefined && left !== undefined && right.at < left.at ? below + 1 : below;
      const child = heap[least];
      if (child === undefined || child.at >= last.at) break;
      heap[place] = child;
      place = least;
    }
    heap[place] = last;
  }
}
