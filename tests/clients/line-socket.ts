import { STEADY_SUBPROTOCOL, SUBPROTOCOL } from '@dorren/shared/protocol/version.ts';
import type { ServerEnd } from '@dorren/shared/transport/fake-network.ts';
import { COVER_BYTES, SteadyPacker, SteadyUnpacker } from '@dorren/shared/transport/steady.ts';
import type { LineListener } from '../../server/src/relay/line.ts';
import type { RelaySocket } from '../../server/src/relay/relay-socket.ts';

/** RFC 6455, section 5.2, as the relay writes it: unmasked, whole, and no message longer than 16 bits can say. */
const TEXT = 0x81;
const LENGTH_16 = 126;

type Used = 'speaksOurs' | 'speaksSteadily' | 'unsent' | 'listen' | 'write' | 'terminate';

export interface LineEvents {
  /** A control message for the relay; false if it is not to have it. */
  says(text: string): boolean;
  /** What becomes of a control message to the tab. */
  tells(text: string): readonly string[];
  /** What becomes of a frame to the tab. */
  passes(frame: Uint8Array): readonly Uint8Array[];
}

/** Opens the records of one direction of a steady line, has its messages changed, and makes as many records of them again. */
class Middle {
  readonly #unpacker = new SteadyUnpacker();
  readonly #packer = new SteadyPacker();
  readonly #changes: (data: string | Uint8Array) => readonly (string | Uint8Array)[];

  constructor(changes: (data: string | Uint8Array) => readonly (string | Uint8Array)[]) {
    this.#changes = changes;
  }

  through(record: Uint8Array): Uint8Array {
    const unpacked = this.#unpacker.unpack(record);
    if (!unpacked.ok) throw new Error(`a record that is ${unpacked.code}`);
    for (const { kind, bytes } of unpacked.messages) {
      for (const one of this.#changes(kind === 'text' ? Buffer.from(bytes).toString() : bytes.slice()))
        if (typeof one === 'string') this.#packer.text(one);
        else this.#packer.frame(one);
    }
    const changed = new Uint8Array(COVER_BYTES);
    this.#packer.fill(changed);
    return changed;
  }
}

/** What the relay does with a socket, on a line of the fake network. */
class LineSocket implements Pick<RelaySocket, Used> {
  readonly speaksOurs: boolean;
  readonly speaksSteadily: boolean;
  readonly unsent = 0;
  readonly #end: ServerEnd;
  readonly #events: LineEvents;
  readonly #down: Middle;
  #listener: LineListener | null = null;

  constructor(end: ServerEnd, events: LineEvents) {
    this.#end = end;
    this.#events = events;
    this.speaksOurs = end.protocol === SUBPROTOCOL;
    this.speaksSteadily = end.protocol === STEADY_SUBPROTOCOL;
    this.#down = new Middle((data) => (typeof data === 'string' ? events.tells(data) : events.passes(data)));
    const up = new Middle((data) => (typeof data === 'string' && !events.says(data) ? [] : [data]));
    end.onData = (sent) => {
      const data = this.speaksSteadily ? up.through(sent as Uint8Array) : sent;
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
      if (this.speaksSteadily) this.#end.send(this.#down.through(payload));
      else if (wire[at] === TEXT) this.#tell(Buffer.from(payload).toString());
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
