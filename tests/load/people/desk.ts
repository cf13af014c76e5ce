import { readRoute } from '@dorren/shared/protocol/frame.ts';
import { onDuty } from '../dialects/product.ts';
import type { Target } from '../target.ts';
import { type LoadSocket, OPCODE } from '../web-socket.ts';
import type { Schedule } from './schedule.ts';

export interface Taken {
  id: string;
  route: number;
  epoch: number;
}

interface DeskParts {
  schedule: Schedule;
  taken(conversation: Taken, socket: LoadSocket): void;
  ended(id: string): void;
  frame(route: number, socket: LoadSocket, buffer: Buffer, at: number, length: number): void;
}

/** After a refusal: somebody else was first. */
const AGAIN_MS = 100;

/** A counsellor who takes the next youth whenever there is one and a place is free. */
export class Desk {
  readonly socket: LoadSocket;
  readonly #parts: DeskParts;
  #free: number;
  #isAsking = false;
  #waiting = 0;

  private constructor(socket: LoadSocket, capacity: number, parts: DeskParts) {
    this.socket = socket;
    this.#free = capacity;
    this.#parts = parts;
    socket.received = (opcode, buffer, at, length) => {
      if (opcode === OPCODE.binary)
        parts.frame(readRoute(buffer.subarray(at, at + length)), socket, buffer, at, length);
      else if (opcode === OPCODE.text) this.#heard(buffer.toString('utf8', at, at + length));
    };
    socket.closed = (why) => {
      throw new Error(`a counsellor's connection ended: ${why}`);
    };
  }

  /** On duty, and sees the queue. */
  static async open(target: Target, number: number, capacity: number, parts: DeskParts): Promise<Desk> {
    const { socket } = await onDuty(target, number, capacity);
    return new Desk(socket, capacity, parts);
  }

  end(id: string): void {
    this.#say({ t: 'end', id });
  }

  #heard(text: string): void {
    const message = JSON.parse(text) as { t: string } & Record<string, unknown>;
    if (message.t === 'queue') {
      this.#waiting = Number(message.waiting);
      this.#take();
    } else if (message.t === 'taken') {
      this.#isAsking = false;
      this.#free -= 1;
      this.#parts.taken(message.conversation as Taken, this.socket);
      this.#take();
    } else if (message.t === 'ended') {
      this.#free += 1;
      this.#parts.ended(String(message.id));
      this.#take();
    } else if (message.t === 'refused') {
      this.#parts.schedule.at(performance.now() + AGAIN_MS, () => {
        this.#isAsking = false;
        this.#take();
      });
    }
  }

  #take(): void {
    if (this.#isAsking || this.#free === 0 || this.#waiting === 0) return;
    this.#isAsking = true;
    this.#say({ t: 'take-next' });
  }

  #say(message: object): void {
    this.socket.send(OPCODE.text, Buffer.from(JSON.stringify(message)));
  }
}
