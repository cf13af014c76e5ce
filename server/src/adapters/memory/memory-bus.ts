/** Hubs in one process, which tests have two of: a frame is handed on at once. */
import type { Address, Bus } from '../../ports/bus.ts';

type Deliver = (to: Address, frame: Buffer) => boolean;

export class MemoryBus implements Bus {
  readonly #listeners = new Set<Deliver>();

  forward(to: Address, frame: Uint8Array): boolean {
    for (const deliver of this.#listeners) if (deliver(to, Buffer.from(frame))) return true;
    return false;
  }

  listen(deliver: Deliver): () => void {
    this.#listeners.add(deliver);
    return () => this.#listeners.delete(deliver);
  }
}
