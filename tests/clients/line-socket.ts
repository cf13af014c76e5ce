import { SUBPROTOCOL } from '@dorren/shared/protocol/version.ts';
import type { ServerEnd } from '@dorren/shared/transport/fake-network.ts';
import type { LineListener } from '../../server/src/relay/line.ts';
import type { RelaySocket } from '../../server/src/relay/relay-socket.ts';

/** RFC 6455, section 5.2, as the relay writes it: unmasked, whole, and no message longer than 16 bits can say. */
const TEXT = 0x81;
const LENGTH_16 = 126;

export interface LineEvents {
  /** A control message for the relay; false if it is not to have it. */
  says(text: string): boolean;
  /** What becomes of a control message to the tab. */
  tells(text: string): readonly string[];
  /** What becomes of a frame to the tab. */
  passes(frame: Uint8Array): readonly Uint8Array[];
}

/** What the relay does with a socket, on a line of the fake network. */
class LineSocket implements Pick<RelaySocket, 'speaksOurs' | 'unsent' | 'listen' | 'write' | 'terminate'> {
  readonly speaksOurs: boolean;
  readonly unsent = 0;
  readonly #end: ServerEnd;
  readonly #events: LineEvents;
  #listener: LineListener | null = null;

  constructor(end: ServerEnd, events: LineEvents) {
    this.#end = end;
    this.#events = events;
    this.speaksOurs = end.protocol === SUBPROTOCOL;
    end.onData = (data) => {
      if (typeof data === 'string' && !events.says(data)) return;
      this.#listener?.received(Buffer.from(data), typeof data !== 'string');
    };
    end.onGone = () => this.#listener?.cut(false);
  }

  listen(listener: LineListener): void {
    this.#listener = listener;
  }

  write(wire: Buffer): void {
    for (let at = 0; at < wire.length; ) {
      const short = wire[at + 1] ?? 0;
      const start = at + (short === LENGTH_16 ? 4 : 2);
      const end = start + (short === LENGTH_16 ? wire.readUInt16BE(at + 2) : short);
      // A copy: the relay uses its buffer again.
      const payload = new Uint8Array(wire.subarray(start, end));
      if (wire[at] === TEXT) this.#tell(Buffer.from(payload).toString());
      else for (const frame of this.#events.passes(payload)) this.#end.send(frame);
      at = end;
    }
  }

  close(code: number): void {
    this.#end.close(code);
    queueMicrotask(() => this.#listener?.cut(false));
  }

  terminate(): void {
    this.close(1006);
  }

  #tell(text: string): void {
    for (const told of this.#events.tells(text)) this.#end.send(told);
  }
}

/** Stands in for a `ws` socket: all that the relay uses of one. */
export function lineSocket(end: ServerEnd, events: LineEvents): RelaySocket {
  return new LineSocket(end, events) as unknown as RelaySocket;
}
