/**
 * Where what goes out is put together. A socket whose kernel buffer has room takes it within the call, so one buffer
 * serves all sockets, turn after turn; it is wiped at once, for nothing may outlive its delivery (promise 1).
 */
import type { RelaySocket } from './relay-socket.ts';
import { assemble, Encoded, type Part } from './wire.ts';

/** What a turn usually has for one socket. A reader that has become slow keeps one of these until it has caught up. */
const SCRATCH_BYTES = 16_384;

export class Scratch {
  #bytes = Buffer.allocUnsafeSlow(SCRATCH_BYTES);

  /** `total`: the length of all parts on the wire. */
  write(socket: RelaySocket, parts: readonly Part[], total: number): void {
    const [first] = parts;
    if (parts.length === 1 && first instanceof Encoded) {
      socket.write(first.wire);
    } else if (total > SCRATCH_BYTES || socket.unsent > 0) {
      // Not from Node's shared pool either: what waits would keep all of it alive.
      socket.write(assemble(parts, Buffer.allocUnsafeSlow(total)));
    } else {
      const wire = assemble(parts, this.#bytes.subarray(0, total));
      socket.write(wire);
      if (socket.unsent === 0) wire.fill(0);
      else this.#bytes = Buffer.allocUnsafeSlow(SCRATCH_BYTES);
    }
  }
}
