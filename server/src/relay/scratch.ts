/**
 * Where what goes out is put together. A socket whose kernel buffer has room takes it within the call, so one buffer
 * serves all sockets, turn after turn; it is wiped at once, for nothing may outlive its delivery (promise 1).
 */
import { COVER_BYTES, type SteadyPacker } from '@dorren/shared/transport/steady.ts';
import type { RelaySocket } from './relay-socket.ts';
import { assemble, Encoded, FRAME_HEADER_BYTES, type Part, writeFrameHeader } from './wire.ts';

/** What a turn usually has for one socket. A reader that has become slow keeps one of these until it has caught up. */
const SCRATCH_BYTES = 16_384;
const RECORD_BYTES = FRAME_HEADER_BYTES + COVER_BYTES;
/** W3: the record of all who have nothing to be told. */
const NOTHING = Buffer.alloc(RECORD_BYTES);
writeFrameHeader(NOTHING, 0, COVER_BYTES);

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
      this.#send(socket, assemble(parts, this.#bytes.subarray(0, total)));
    }
  }

  /** A steady line's next record, with what waits for it. */
  writeRecord(socket: RelaySocket, packer: SteadyPacker): void {
    const isFree = socket.unsent === 0;
    const wire = isFree ? this.#bytes.subarray(0, RECORD_BYTES) : Buffer.allocUnsafeSlow(RECORD_BYTES);
    writeFrameHeader(wire, 0, COVER_BYTES);
    packer.fill(wire.subarray(FRAME_HEADER_BYTES));
    if (isFree) this.#send(socket, wire);
    else socket.write(wire);
  }

  writeNothing(socket: RelaySocket): void {
    socket.write(NOTHING);
  }

  #send(socket: RelaySocket, wire: Buffer): void {
    socket.write(wire);
    if (socket.unsent === 0) wire.fill(0);
    else this.#bytes = Buffer.allocUnsafeSlow(SCRATCH_BYTES);
  }
}
