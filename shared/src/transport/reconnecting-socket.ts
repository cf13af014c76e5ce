/**
 * A WebSocket that comes back (docs/protocol.md, "Sockets"; SPEC P6): beats, takes silence for loss, and reconnects with
 * back-off and jitter until it is closed on purpose or told that coming back is no use.
 */
import { CLOSE, mayReconnect } from '../protocol/codes.ts';
import { SUBPROTOCOL } from '../protocol/version.ts';
import type { Clock } from './clock.ts';

const BEAT_MS = 10_000;
const SILENCE_MS = 30_000;
/** After a hint that the network changed, an answer is due this soon. */
const PROBE_MS = 4_000;
const FIRST_RETRY_MS = 250;
const MAX_RETRY_MS = 8_000;
const REST_MS = 20 * 60_000;
const BEAT = '{"t":"beat"}';

/** What is used of a WebSocket; that of browsers and of Node fit. */
export interface SocketLike {
  binaryType: string;
  readonly readyState: number;
  /** The one that the server chose; empty until it has. */
  readonly protocol: string;
  send(data: string | Uint8Array<ArrayBuffer>): void;
  close(code?: number): void;
  onopen: ((event: never) => void) | null;
  onmessage: ((event: never) => void) | null;
  onclose: ((event: never) => void) | null;
}
export type SocketConstructor = new (url: string, protocols: string | string[]) => SocketLike;

export interface SocketEvents {
  opened(): void;
  /** A control message, unread. */
  text(text: string): void;
  frame(frame: Uint8Array): void;
  /** Gone, and coming back; or never there yet. */
  lost(): void;
  /** Gone for good, by a close code for which {@link mayReconnect} is false. */
  closed(code: number): void;
}

export interface SocketOptions {
  url: string;
  WebSocket: SocketConstructor;
  clock: Clock;
  /** From 0 to 1, for the jitter. */
  random: () => number;
  /** Whether, closed as `idle`, it may stay away for long: others need the room (SPEC L5). Left out: it comes back as ever. */
  mayRest?: () => boolean;
}

export class ReconnectingSocket {
  readonly #options: SocketOptions;
  readonly #events: SocketEvents;
  #socket: SocketLike | null = null;
  #isOpen = false;
  #heardAt = 0;
  #retryMs = FIRST_RETRY_MS;
  #cancelTimer: (() => void) | null = null;
  #cancelProbe: (() => void) | null = null;

  constructor(options: SocketOptions, events: SocketEvents) {
    this.#options = options;
    this.#events = events;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Connects, unless it is connected or about to be; it waits no longer to come back. */
  open(): void {
    if (this.#socket !== null) return;
    this.#cancelTimer?.();
    this.#connect();
  }

  /** Control text or a frame; false, and nothing is sent, while there is no connection. */
  send(data: string | Uint8Array): boolean {
    if (!this.#isOpen || this.#socket === null) return false;
    // What is sent here is never on shared memory, which alone the types would have otherwise.
    this.#socket.send(data as string | Uint8Array<ArrayBuffer>);
    return true;
  }

  /** For good; what was sent before still goes out. No event follows. */
  close(): void {
    this.#retryMs = FIRST_RETRY_MS;
    this.#drop();
  }

  /** Drops this connection and comes back with back-off: the peer at the other end makes no sense. */
  distrust(): void {
    this.#lose();
  }

  /** Ends this connection and begins another at once: it is to be of another kind. Nothing, unless there is one or is to be. */
  renew(): void {
    if (this.#socket === null && this.#cancelTimer === null) return;
    this.#drop();
    this.#retryMs = FIRST_RETRY_MS;
    this.#events.lost();
    this.#connect();
  }

  /**
   * The network may have come, gone or changed, or the page has woken up: tries at once if waiting to, else finds out soon
   * whether the connection still lives.
   */
  hint(): void {
    if (this.#socket === null) {
      if (this.#cancelTimer === null) return;
      this.#cancelTimer();
      this.#retryMs = FIRST_RETRY_MS;
      this.#connect();
    } else if (this.#isOpen && this.#cancelProbe === null) {
      const asked = this.#options.clock.now();
      this.send(BEAT);
      this.#cancelProbe = this.#options.clock.after(PROBE_MS, () => {
        this.#cancelProbe = null;
        if (this.#heardAt <= asked) this.#lose();
      });
    }
  }

  #connect(): void {
    const socket = new this.#options.WebSocket(this.#options.url, SUBPROTOCOL);
    socket.binaryType = 'arraybuffer';
    this.#socket = socket;
    this.#heardAt = this.#options.clock.now();
    this.#setBeat();
    socket.onopen = () => {
      this.#isOpen = true;
      this.#heardAt = this.#options.clock.now();
      this.#events.opened();
    };
    socket.onmessage = ({ data }: { data: unknown }) => {
      this.#heardAt = this.#options.clock.now();
      if (typeof data === 'string') this.#events.text(data);
      else if (data instanceof ArrayBuffer) this.#events.frame(new Uint8Array(data));
    };
    socket.onclose = ({ code }: { code: number }) => {
      if (mayReconnect(code)) {
        this.#lose(code === CLOSE.idle && this.#options.mayRest?.());
      } else {
        this.#drop();
        this.#events.closed(code);
      }
    };
  }

  #setBeat(): void {
    this.#cancelTimer = this.#options.clock.after(BEAT_MS, () => {
      const silence = this.#options.clock.now() - this.#heardAt;
      if (silence >= SILENCE_MS || !this.#isOpen) {
        this.#lose();
        return;
      }
      // Only a connection that has lasted starts the back-off anew: one that is accepted and dropped at once must not be hammered.
      this.#retryMs = FIRST_RETRY_MS;
      this.send(BEAT);
      this.#setBeat();
    });
  }

  #lose(rests: boolean | undefined = false): void {
    this.#drop();
    const jittered = (rests ? REST_MS : this.#retryMs) * (0.5 + this.#options.random() / 2);
    this.#retryMs = Math.min(this.#retryMs * 2, MAX_RETRY_MS);
    this.#cancelTimer = this.#options.clock.after(jittered, () => this.#connect());
    this.#events.lost();
  }

  #drop(): void {
    this.#cancelTimer?.();
    this.#cancelProbe?.();
    this.#cancelTimer = null;
    this.#cancelProbe = null;
    this.#isOpen = false;
    const socket = this.#socket;
    this.#socket = null;
    if (socket === null) return;
    // A dead connection may take minutes to say so: it is not listened to any more.
    socket.onopen = null;
    socket.onmessage = null;
    socket.onclose = null;
    socket.close(CLOSE.normal);
  }
}
