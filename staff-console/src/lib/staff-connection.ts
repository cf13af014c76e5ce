/** The console's one socket: what the server says, read, and what is said to it. */
import { decode, encode } from '@dorren/shared/protocol/codec.ts';
import { CLOSE, type RefusalCode } from '@dorren/shared/protocol/codes.ts';
import { isFrame, readRoute } from '@dorren/shared/protocol/frame.ts';
import { type FromStaff, type ToStaff, toStaff } from '@dorren/shared/protocol/staff-messages.ts';
import type { Clock } from '@dorren/shared/transport/clock.ts';
import { ReconnectingSocket, type SocketConstructor } from '@dorren/shared/transport/reconnecting-socket.ts';

export interface StaffConnectionOptions {
  /** Of `/staff/socket`. */
  url: string;
  WebSocket: SocketConstructor;
  clock: Clock;
  /** From 0 to 1. */
  random: () => number;
}

export interface StaffConnectionEvents {
  opened(): void;
  heard(message: ToStaff): void;
  frame(route: number, frame: Uint8Array): void;
  lost(): void;
  /** For good. */
  closed(code: RefusalCode): void;
}

/** What a final close code means to the person. */
const CLOSED_AS: Readonly<Record<number, RefusalCode>> = {
  [CLOSE.unsupportedVersion]: 'unsupported-version',
  [CLOSE.malformed]: 'malformed',
  [CLOSE.tooLarge]: 'too-large',
  [CLOSE.notSignedIn]: 'not-signed-in',
  [CLOSE.signedInElsewhere]: 'signed-in-elsewhere',
};

export class StaffConnection {
  readonly #socket: ReconnectingSocket;

  /** Begins closed. */
  constructor(options: StaffConnectionOptions, events: StaffConnectionEvents) {
    this.#socket = new ReconnectingSocket(options, {
      opened: () => events.opened(),
      text: (text) => {
        const message = decode(toStaff, text);
        // Another version, or no server of ours: whatever it says, it is not acted upon.
        if (message.ok) events.heard(message.value);
        else this.distrust();
      },
      frame: (frame) => {
        if (isFrame(frame)) events.frame(readRoute(frame), frame);
      },
      lost: () => events.lost(),
      closed: (code) => events.closed(CLOSED_AS[code] ?? 'unavailable'),
    });
  }

  get isOpen(): boolean {
    return this.#socket.isOpen;
  }

  open(): void {
    this.#socket.open();
  }

  /** False while there is no connection. */
  say(message: FromStaff): boolean {
    return this.#socket.send(encode(message));
  }

  send(frame: Uint8Array): void {
    this.#socket.send(frame);
  }

  /** The network may have come, gone or changed, or the tab has come back into view. */
  hint(): void {
    this.#socket.hint();
  }

  /** Breaks it, and begins anew. */
  distrust(): void {
    this.#socket.distrust();
  }

  close(): void {
    this.#socket.close();
  }
}
