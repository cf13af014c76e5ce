/**
 * The page's end of a steady line (docs/protocol.md, "The steady line"; SPEC W): each record that comes is answered with exactly one, so that
 * the server's rhythm is the page's, also where a browser slows timers down. Whoever uses it sees messages, as on a plain line.
 */
import { STEADY_SUBPROTOCOL, SUBPROTOCOL } from '../protocol/version.ts';
import type { SocketConstructor, SocketLike } from './reconnecting-socket.ts';
import { COVER_BYTES, type InnerMessage, SteadyPacker, SteadyUnpacker } from './steady.ts';

const OPEN = 1;
/** RFC 6455, section 7.1.5: what a connection that made no sense is taken for. */
const ABNORMAL = 1006;

/**
 * Sockets over `WebSocket` that ask for a steady line while `wanted` says so, and call `heard` with each record that comes. It is the server
 * that chooses: one that speaks none is answered in plain messages.
 */
export function steadySockets(
  WebSocket: SocketConstructor,
  wanted: () => boolean,
  heard: () => void,
): SocketConstructor {
  return class extends SteadySocket {
    constructor(url: string) {
      super(new WebSocket(url, wanted() ? [STEADY_SUBPROTOCOL, SUBPROTOCOL] : SUBPROTOCOL), heard);
    }
  };
}

class SteadySocket implements SocketLike {
  binaryType = 'arraybuffer';
  onopen: SocketLike['onopen'] = null;
  onmessage: SocketLike['onmessage'] = null;
  onclose: SocketLike['onclose'] = null;
  readonly #socket: SocketLike;
  readonly #heard: () => void;
  readonly #packer = new SteadyPacker();
  readonly #unpacker = new SteadyUnpacker();
  /**
   * Made before it is asked for, so that it takes no longer to answer with something than with nothing. One for all: sending makes a copy at
   * once (the WebSocket standard, "send()").
   */
  readonly #next = new Uint8Array(COVER_BYTES);
  #filled = 0;

  constructor(socket: SocketLike, heard: () => void) {
    this.#socket = socket;
    this.#heard = heard;
    socket.binaryType = 'arraybuffer';
    socket.onopen = (event) => this.onopen?.(event);
    socket.onmessage = (event: { data: unknown }) => {
      if (this.#isSteady) this.#received(event.data);
      else this.onmessage?.(event as never);
    };
    socket.onclose = (event) => {
      this.#wipe();
      this.onclose?.(event);
    };
  }

  get readyState(): number {
    return this.#socket.readyState;
  }

  get protocol(): string {
    return this.#socket.protocol;
  }

  get #isSteady(): boolean {
    return this.protocol === STEADY_SUBPROTOCOL;
  }

  send(data: string | Uint8Array<ArrayBuffer>): void {
    if (!this.#isSteady) {
      this.#socket.send(data);
      return;
    }
    if (typeof data === 'string') this.#packer.text(data);
    else this.#packer.frame(data);
    this.#filled = this.#packer.fill(this.#next, this.#filled);
  }

  /** With a last record, whether or not anything waits for one: what was said last may be the farewell. */
  close(code?: number): void {
    if (this.#isSteady && this.readyState === OPEN) this.#socket.send(this.#next);
    this.#wipe();
    this.#socket.close(code);
  }

  #received(data: unknown): void {
    // Before anything is made of it: how long that takes must not show.
    this.#socket.send(this.#next);
    this.#filled = this.#packer.fill(this.#next);
    this.#heard();
    const record = data instanceof ArrayBuffer ? new Uint8Array(data) : new Uint8Array(0);
    const unpacked = this.#unpacker.unpack(record);
    if (unpacked.ok) {
      const messages = unpacked.messages.map(told);
      record.fill(0);
      for (const message of messages) this.onmessage?.({ data: message } as never);
    } else {
      this.close();
      this.onclose?.({ code: ABNORMAL } as never);
    }
  }

  #wipe(): void {
    this.#packer.wipe();
    this.#unpacker.wipe();
    this.#next.fill(0);
    this.#filled = 0;
  }
}

function told({ kind, bytes }: InnerMessage): string | ArrayBuffer {
  return kind === 'text' ? new TextDecoder().decode(bytes) : bytes.slice().buffer;
}
