import type { Nodes, Vanished } from '../../ports/nodes.ts';

/** The service is one process: it is always in touch with itself. */
export class OnlyNode implements Nodes {
  readonly name: string;
  readonly inTouch = true;

  constructor(name: string) {
    this.name = name;
  }

  onLost(): () => void {
    return () => undefined;
  }

  async vanished(): Promise<Vanished[]> {
    return [];
  }

  async leave(): Promise<boolean> {
    return false;
  }
}
