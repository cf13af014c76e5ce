/** A tab's sockets, with somebody who sees every message of theirs, and who may lie about what came: that is a relay with a fault. */
import type { SocketConstructor, SocketLike } from '@dorren/shared/transport/reconnecting-socket.ts';

export interface Tap {
  /** `connection` counts the tab's sockets. */
  sent(frame: Uint8Array, connection: number): void;
  heard(frame: Uint8Array, connection: number): void;
  told(text: string): void;
  /** What the tab gets instead of this frame. */
  instead?(frame: Uint8Array, hears: (frame: Uint8Array) => void): readonly Uint8Array[];
}

export interface TappedSockets {
  WebSocket: SocketConstructor;
  /** The number of the newest. */
  connection(): number;
  /** The computer is gone: no socket says or hears anything any more. */
  die(): void;
}

export function tapped(tap: Tap): TappedSockets {
  let connections = 0;
  let isDead = false;

  class TappedSocket implements SocketLike {
    onopen: SocketLike['onopen'] = null;
    onmessage: SocketLike['onmessage'] = null;
    onclose: SocketLike['onclose'] = null;
    readonly #socket: globalThis.WebSocket;
    readonly #connection = ++connections;

    constructor(url: string, protocols: string | string[]) {
      this.#socket = new WebSocket(url, protocols);
      this.#socket.binaryType = 'arraybuffer';
      this.#socket.onopen = (event) => {
        if (!isDead) this.onopen?.(event as never);
      };
      this.#socket.onmessage = ({ data }: MessageEvent) => {
        if (isDead) return;
        if (data instanceof ArrayBuffer) this.#frame(new Uint8Array(data));
        else {
          tap.told(data as string);
          this.onmessage?.({ data } as never);
        }
      };
      this.#socket.onclose = (event) => {
        if (!isDead) this.onclose?.(event as never);
      };
    }

    get binaryType(): string {
      return this.#socket.binaryType;
    }

    set binaryType(type: string) {
      this.#socket.binaryType = type as BinaryType;
    }

    get readyState(): number {
      return this.#socket.readyState;
    }

    get protocol(): string {
      return this.#socket.protocol;
    }

    send(data: string | Uint8Array<ArrayBuffer>): void {
      if (isDead) return;
      if (typeof data !== 'string') tap.sent(data, this.#connection);
      this.#socket.send(data);
    }

    close(code?: number): void {
      if (!isDead) this.#socket.close(code);
    }

    #frame(frame: Uint8Array): void {
      const hears = (bytes: Uint8Array): void => {
        tap.heard(bytes, this.#connection);
        this.onmessage?.({ data: bytes.slice().buffer } as never);
      };
      for (const bytes of tap.instead?.(frame, hears) ?? [frame]) hears(bytes);
    }
  }

  return {
    WebSocket: TappedSocket as unknown as SocketConstructor,
    connection: () => connections,
    die() {
      isDead = true;
    },
  };
}
