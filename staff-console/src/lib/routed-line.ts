import { writeRoute } from '@dorren/shared/protocol/frame.ts';

/** One route of the present connection: frames go out under its number, and none goes while there is none. */
export class RoutedLine {
  readonly #send: (frame: Uint8Array) => void;
  #route: number | null = null;

  constructor(send: (frame: Uint8Array) => void) {
    this.#send = send;
  }

  /** Null while there is no connection. */
  get route(): number | null {
    return this.#route;
  }

  /** On a new connection, with a new route. */
  attach(route: number): void {
    this.#route = route;
  }

  detach(): void {
    this.#route = null;
  }

  send(frame: Uint8Array): void {
    if (this.#route === null) return;
    // A copy: the frame is kept as it was sealed, and the next connection has another route.
    const routed = frame.slice();
    writeRoute(routed, this.#route);
    this.#send(routed);
  }
}
