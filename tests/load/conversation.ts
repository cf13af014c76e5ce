import { type LoadSocket, OPCODE } from './web-socket.ts';

type Message = { t: string } & Record<string, unknown>;

/** Told unasked and never awaited here: passed over unread, for fifty consoles are told of every change to the queue. */
const UNASKED = ['queue', 'place', 'door', 'beat', 'supervision'].map((type) => `{"t":"${type}"`);

/**
 * Control messages over a load socket, while a conversation is being set up. It knows no more of them than their type:
 * the load must be able to outlive a change of schema that does not concern it.
 */
export class Conversation {
  readonly socket: LoadSocket;
  readonly #early: Message[] = [];
  #awaited: { types: readonly string[]; resolve: (message: Message) => void; reject: (error: Error) => void } | null =
    null;

  constructor(socket: LoadSocket) {
    this.socket = socket;
    socket.received = (opcode, buffer, at, length) => {
      if (opcode !== OPCODE.text) return;
      const beginning = buffer.toString('latin1', at, at + 20);
      if (UNASKED.some((unasked) => beginning.startsWith(unasked))) return;
      this.#take(JSON.parse(buffer.toString('utf8', at, at + length)) as Message);
    };
    socket.closed = (why) =>
      this.#awaited?.reject(new Error(`${why} while ${this.#awaited.types.join(' or ')} was awaited`));
  }

  say(message: Message): void {
    this.socket.send(OPCODE.text, Buffer.from(JSON.stringify(message)));
  }

  /** The next message of one of these types, passing over others. @throws Error with the code if it is refused unasked. */
  hear(...types: string[]): Promise<Message> {
    return new Promise((resolve, reject) => {
      this.#awaited = { types, resolve, reject };
      for (let next = this.#early.shift(); next !== undefined && this.#awaited !== null; next = this.#early.shift())
        this.#offer(next);
    });
  }

  #take(message: Message): void {
    if (this.#awaited === null) this.#early.push(message);
    else this.#offer(message);
  }

  #offer(message: Message): void {
    const awaited = this.#awaited;
    if (awaited === null) return;
    if (awaited.types.includes(message.t)) {
      this.#awaited = null;
      awaited.resolve(message);
    } else if (message.t === 'refused') {
      this.#awaited = null;
      awaited.reject(new Error(`refused ${String(message.code)} while ${awaited.types.join(' or ')} was awaited`));
    }
  }
}
