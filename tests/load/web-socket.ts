import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

export const OPCODE = { text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

/** Called for every message; its bytes are only valid during the call: `buffer[at .. at + length]`. */
export type Received = (opcode: number, buffer: Buffer, at: number, length: number) => void;

interface Opening {
  port: number;
  path: string;
  protocol: string | null;
  /** An address of this machine's to come from. */
  from: string | undefined;
}

/** Every socket of the process reads into this one: what is in it is used up before the next read. */
const READ_BUFFER = Buffer.allocUnsafeSlow(256 * 1024);
const NOTHING = Buffer.alloc(0);

/**
 * The least WebSocket client (RFC 6455) that can load a server: no fragments, no extensions, nothing allocated for
 * a message that comes in. The load must cost less than the relay it measures.
 */
export class LoadSocket {
  received: Received = () => {};
  closed: (why: string) => void = () => {};
  /** `performance.now()` at the last write. */
  lastSent = 0;
  readonly mask: Buffer;
  readonly #socket: Socket;
  #partial: Buffer = NOTHING;
  #upgraded: ((error: Error | null) => void) | null = null;

  private constructor({ port, path, protocol, from }: Opening, upgraded: (error: Error | null) => void) {
    this.mask = randomBytes(4);
    this.#upgraded = upgraded;
    this.#socket = connect({
      port,
      host: '127.0.0.1',
      ...(from === undefined ? {} : { localAddress: from }),
      noDelay: true,
      onread: {
        buffer: READ_BUFFER,
        callback: (bytes) => {
          this.#read(bytes);
          return true;
        },
      },
    });
    this.#socket.on('error', (error) => this.#fail(error.message));
    this.#socket.on('close', () => this.#fail('closed'));
    this.#socket.write(
      `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: http://127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
        `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\nSec-WebSocket-Version: 13\r\n` +
        `${protocol === null ? '' : `Sec-WebSocket-Protocol: ${protocol}\r\n`}\r\n`,
    );
  }

  /** Resolves when the server has answered 101; rejects with the status line otherwise. */
  static open(
    port: number,
    path: string,
    protocol: string | null,
    received?: Received,
    from?: string,
  ): Promise<LoadSocket> {
    return new Promise((resolve, reject) => {
      const socket: LoadSocket = new LoadSocket({ port, path, protocol, from }, (error) =>
        error === null ? resolve(socket) : reject(error),
      );
      if (received !== undefined) socket.received = received;
    });
  }

  /** Writes bytes that are WebSocket messages already ({@link wrap}). */
  write(bytes: Buffer, now: number): void {
    this.lastSent = now;
    this.#socket.write(bytes);
  }

  send(opcode: number, payload: Buffer): void {
    this.write(this.wrap(opcode, payload), performance.now());
  }

  /** One masked message, header and body in one buffer. */
  wrap(opcode: number, payload: Buffer): Buffer {
    const length = payload.byteLength;
    const head = length < 126 ? 2 : 4;
    const message = Buffer.allocUnsafe(head + 4 + length);
    message[0] = 0x80 | opcode;
    message[1] = 0x80 | Math.min(length, 126);
    if (head === 4) message.writeUInt16BE(length, 2);
    this.mask.copy(message, head);
    for (let i = 0; i < length; i += 1) message[head + 4 + i] = (payload[i] ?? 0) ^ (this.mask[i & 3] ?? 0);
    return message;
  }

  /** Reads nothing from now on; what the server sends fills its own memory, or the kernel's. */
  stopReading(): void {
    this.#socket.pause();
  }

  /** Without a farewell and without leaving the port in TIME_WAIT. */
  drop(): void {
    this.closed = () => {};
    this.#socket.resetAndDestroy();
  }

  #fail(why: string): void {
    const upgraded = this.#upgraded;
    this.#upgraded = null;
    if (upgraded !== null) upgraded(new Error(why));
    else {
      const closed = this.closed;
      this.closed = () => {};
      closed(why);
    }
  }

  #read(bytes: number): void {
    let buffer: Buffer = READ_BUFFER;
    let end = bytes;
    if (this.#partial.byteLength > 0) {
      buffer = Buffer.concat([this.#partial, READ_BUFFER.subarray(0, bytes)]);
      end = buffer.byteLength;
      this.#partial = NOTHING;
    }
    let at = 0;
    if (this.#upgraded !== null) {
      at = this.#answer(buffer.subarray(0, end));
      if (at === 0) {
        this.#partial = Buffer.from(buffer.subarray(0, end));
        return;
      }
    }
    while (end - at >= 2) {
      const opcode = (buffer[at] ?? 0) & 0x0f;
      let length = (buffer[at + 1] ?? 0) & 0x7f;
      let head = 2;
      if (length === 126) {
        if (end - at < 4) break;
        length = ((buffer[at + 2] ?? 0) << 8) | (buffer[at + 3] ?? 0);
        head = 4;
      } else if (length === 127) {
        if (end - at < 10) break;
        length = buffer.readUInt32BE(at + 6);
        head = 10;
      }
      if (end - at < head + length) break;
      this.#message(opcode, buffer, at + head, length);
      at += head + length;
    }
    if (at < end) this.#partial = Buffer.from(buffer.subarray(at, end));
  }

  /** Bytes of the whole answer's head, 0 while it is not all there. */
  #answer(bytes: Buffer): number {
    const end = bytes.indexOf('\r\n\r\n');
    if (end < 0) return 0;
    const line = bytes.toString('latin1', 0, bytes.indexOf('\r\n'));
    const upgraded = this.#upgraded;
    this.#upgraded = null;
    upgraded?.(line.startsWith('HTTP/1.1 101') ? null : new Error(line));
    return end + 4;
  }

  #message(opcode: number, buffer: Buffer, at: number, length: number): void {
    if (opcode === OPCODE.close) this.#fail(`closed ${length >= 2 ? buffer.readUInt16BE(at) : 1005}`);
    else if (opcode === OPCODE.ping) this.send(OPCODE.pong, Buffer.from(buffer.subarray(at, at + length)));
    else this.received(opcode, buffer, at, length);
  }
}
