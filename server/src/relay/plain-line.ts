import type { CloseCode } from '@dorren/shared/protocol/codes.ts';
import type { Line, LineListener } from './line.ts';
import type { RelaySocket } from './relay-socket.ts';
import type { Scratch } from './scratch.ts';
import type { Part } from './wire.ts';

export class PlainLine implements Line {
  readonly #socket: RelaySocket;
  readonly #scratch: Scratch;

  constructor(socket: RelaySocket, scratch: Scratch) {
    this.#socket = socket;
    this.#scratch = scratch;
  }

  get unsent(): number {
    return this.#socket.unsent;
  }

  listen(listener: LineListener): void {
    this.#socket.listen(listener);
  }

  write(parts: readonly Part[], total: number): void {
    this.#scratch.write(this.#socket, parts, total);
  }

  close(code: CloseCode): void {
    this.#socket.close(code, '');
  }

  terminate(): void {
    this.#socket.terminate();
  }
}
