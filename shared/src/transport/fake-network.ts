/** For tests: WebSockets whose other end is in the test, moved by hand. Nothing happens before {@link FakeNetwork.settle}. */
import type { SocketConstructor, SocketLike } from './reconnecting-socket.ts';

const CONNECTING = 0;
const OPEN = 1;
const CLOSED = 3;
/** RFC 6455, section 7.1.5: the connection was closed without a close frame. */
const ABNORMAL = 1006;

/** The far end of a connection. */
export interface ServerEnd {
  readonly url: string;
  /** What the client offered, in its order. */
  readonly offered: readonly string[];
  /** What is chosen of that: the first, unless whoever accepts it chooses another. */
  protocol: string;
  send(data: string | Uint8Array): void;
  close(code: number): void;
  /** Set by whoever accepts it. */
  onData: (data: string | Uint8Array) => void;
  /** The client closed it, or the network was cut. */
  onGone: () => void;
}

export class FakeNetwork {
  readonly #queue: (() => void)[] = [];
  readonly #sockets = new Set<FakeSocket>();
  /** False: connections are refused. */
  isUp = true;
  /** What is sent vanishes, and nobody is told: a dead connection. */
  isSilent = false;
  /** Asked at each upgrade: true, and the socket never opens. */
  refuses: () => boolean = () => false;
  accept: (end: ServerEnd) => void = () => undefined;
  /** The constructor to hand to whatever connects over this network. */
  readonly WebSocket: SocketConstructor;

  constructor() {
    const network = this;
    this.WebSocket = class extends FakeSocket {
      constructor(url: string, protocols: string | string[]) {
        super(network, url, [protocols].flat());
      }
    };
  }

  /** Runs what is due, and what that makes due, until nothing is. */
  settle(): void {
    for (let next = this.#queue.shift(); next !== undefined; next = this.#queue.shift()) next();
  }

  /** All connections break, with what is under way; both ends learn of it when it settles. */
  cut(): void {
    this.#queue.length = 0;
    for (const socket of this.#sockets) socket.breakOff();
  }

  enqueue(event: () => void): void {
    this.#queue.push(event);
  }

  add(socket: FakeSocket): void {
    this.#sockets.add(socket);
  }

  remove(socket: FakeSocket): void {
    this.#sockets.delete(socket);
  }
}

class FakeSocket implements SocketLike {
  binaryType = 'blob';
  readyState = CONNECTING;
  protocol = '';
  onopen: SocketLike['onopen'] = null;
  onmessage: SocketLike['onmessage'] = null;
  onclose: SocketLike['onclose'] = null;
  readonly #network: FakeNetwork;
  readonly #end: ServerEnd;

  constructor(network: FakeNetwork, url: string, offered: readonly string[]) {
    this.#network = network;
    this.#end = {
      url,
      offered,
      protocol: offered[0] ?? '',
      send: (data) => this.#whenAlive(() => this.#fire('onmessage', { data: copy(data) })),
      close: (code) => this.#whenAlive(() => this.#gone(code)),
      onData: () => undefined,
      onGone: () => undefined,
    };
    network.enqueue(() => {
      if (!network.isUp || network.refuses()) {
        this.#gone(ABNORMAL);
        return;
      }
      if (network.isSilent || this.readyState !== CONNECTING) return;
      network.add(this);
      this.readyState = OPEN;
      network.accept(this.#end);
      this.protocol = this.#end.protocol;
      this.#fire('onopen', {});
    });
  }

  send(data: string | Uint8Array): void {
    if (this.readyState !== OPEN) throw new Error('not open');
    const sent = typeof data === 'string' ? data : data.slice();
    this.#whenAlive(() => this.#end.onData(sent));
  }

  close(): void {
    if (this.readyState === CLOSED) return;
    const wasOpen = this.readyState === OPEN;
    // What was sent before arrives before the end does.
    this.#network.enqueue(() => {
      this.#network.remove(this);
      if (wasOpen && !this.#network.isSilent) this.#end.onGone();
    });
    this.#network.enqueue(() => {
      this.readyState = CLOSED;
    });
  }

  breakOff(): void {
    this.#network.enqueue(() => this.#end.onGone());
    this.#network.enqueue(() => this.#gone(ABNORMAL));
  }

  #whenAlive(event: () => void): void {
    this.#network.enqueue(() => {
      if (!this.#network.isSilent && this.readyState !== CLOSED) event();
    });
  }

  #gone(code: number): void {
    this.#network.remove(this);
    this.readyState = CLOSED;
    this.#fire('onclose', { code });
  }

  #fire(handler: 'onopen' | 'onmessage' | 'onclose', event: object): void {
    this[handler]?.(event as never);
  }
}

function copy(data: string | Uint8Array): string | ArrayBuffer {
  return typeof data === 'string' ? data : (data.slice().buffer as ArrayBuffer);
}
