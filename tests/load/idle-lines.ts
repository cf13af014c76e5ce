/** Youths' lines on which nothing is said: plain ones beat, steady ones answer the server's records. */
import { STEADY_SUBPROTOCOL, SUBPROTOCOL } from '@dorren/shared/protocol/version.ts';
import { COVER_BYTES } from '@dorren/shared/transport/steady.ts';
import { keepAlive } from './dialects/product.ts';
import { inParallel } from './in-parallel.ts';
import type { Target } from './target.ts';
import { LoadSocket, OPCODE } from './web-socket.ts';

const OPENING_AT_ONCE = 32;

export class IdleLines {
  readonly target: Target;
  /** WebSocket messages and their payloads' bytes. */
  received = 0;
  receivedBytes = 0;
  sent = 0;
  #sockets: LoadSocket[] = [];
  #stopBeating = () => {};

  private constructor(target: Target) {
    this.target = target;
  }

  static async open(target: Target, connections: number, steady: boolean): Promise<IdleLines> {
    const lines = new IdleLines(target);
    lines.#sockets = await inParallel(connections, OPENING_AT_ONCE, () => lines.#open(steady));
    if (!steady) lines.#stopBeating = keepAlive(lines.#sockets);
    return lines;
  }

  drop(): number {
    this.#stopBeating();
    for (const socket of this.#sockets) socket.drop();
    return this.#sockets.length;
  }

  async #open(steady: boolean): Promise<LoadSocket> {
    const count = (length: number) => {
      this.received += 1;
      this.receivedBytes += length;
    };
    const protocol = steady ? STEADY_SUBPROTOCOL : SUBPROTOCOL;
    const socket = await LoadSocket.open(this.target.port, '/youth/socket', protocol, (_opcode, _buffer, _at, length) =>
      count(length),
    );
    socket.closed = (why) => {
      throw new Error(`an idle line was closed: ${why}`);
    };
    if (steady) {
      const nothing = socket.wrap(OPCODE.binary, Buffer.alloc(COVER_BYTES));
      socket.received = (_opcode, _buffer, _at, length) => {
        count(length);
        this.sent += 1;
        socket.write(nothing, 0);
      };
    }
    return socket;
  }
}
