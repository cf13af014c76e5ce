import type { Nodes } from '../ports/nodes.ts';

/** Names of connections, never given twice, on this node or another. */
export class Names {
  readonly #nodes: Pick<Nodes, 'name'>;
  #last = 0;

  constructor(nodes: Pick<Nodes, 'name'>) {
    this.#nodes = nodes;
  }

  next(): string {
    this.#last += 1;
    return `${this.#nodes.name}.${this.#last}`;
  }
}
