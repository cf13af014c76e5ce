/** Names of connections, never given twice, on this node or another. */
export class Names {
  readonly #node: string;
  #last = 0;

  /** `node` is a name that no other node has. */
  constructor(node: string) {
    this.#node = node;
  }

  next(): string {
    this.#last += 1;
    return `${this.#node}.${this.#last}`;
  }
}
