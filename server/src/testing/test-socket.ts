import { FRAME_BYTES, FRAME_KIND, writeHeader, writeRoute } from '@dorren/shared/protocol/frame.ts';
import type { FromStaff, ToStaff } from '@dorren/shared/protocol/staff-messages.ts';
import { SUBPROTOCOL } from '@dorren/shared/protocol/version.ts';
import type { FromYouth, ToYouth } from '@dorren/shared/protocol/youth-messages.ts';
import { type ClientOptions, WebSocket } from 'ws';

type Of<Message, Type> = Extract<Message, { t: Type }>;

/** A tab, as a test wants one: it keeps what it hears until it is asked for. */
export class TestSocket<In extends { t: string }, Out extends { t: string }> {
  readonly socket: WebSocket;
  readonly #heard: In[] = [];
  readonly #frames: Buffer[] = [];
  #waiting: (() => void)[] = [];
  /** Code of the close, 1006 if there was none; null while open. */
  closeCode: number | null = null;

  constructor(address: string, subprotocol: string | string[] = SUBPROTOCOL, options: ClientOptions = {}) {
    this.socket = new WebSocket(address, subprotocol, options);
    this.socket.on('message', (data: Buffer, isBinary) => {
      this.received(data, isBinary);
      this.#wake();
    });
    this.socket.on('open', () => this.#wake());
    this.socket.on('error', () => {});
    this.socket.on('close', (code) => {
      this.closeCode = code;
      this.#wake();
    });
  }

  async opened(): Promise<this> {
    await this.until(() => this.socket.readyState !== WebSocket.CONNECTING);
    if (this.socket.readyState !== WebSocket.OPEN) throw new Error('did not open');
    return this;
  }

  say(message: Out): void {
    this.socket.send(JSON.stringify(message));
  }

  raw(data: string | Buffer): void {
    this.socket.send(data);
  }

  protected received(data: Buffer, isBinary: boolean): void {
    if (isBinary) this.#frames.push(data);
    else this.#heard.push(JSON.parse(data.toString()) as In);
  }

  frame(epoch: number, sequence: number, route = 0): void {
    this.raw(frameOf(epoch, sequence, route));
  }

  /** The next message of this type, and such as is wanted, now or when it comes; those of other types before it are passed over, and lost. */
  async hear<Type extends In['t']>(
    type: Type,
    such: (message: Of<In, Type>) => boolean = () => true,
  ): Promise<Of<In, Type>> {
    const found = () => this.#heard.findIndex((message) => message.t === type && such(message as Of<In, Type>));
    await this.until(() => found() >= 0, type);
    const at = found();
    const message = this.#heard[at];
    this.#heard.splice(0, at + 1);
    return message as Of<In, Type>;
  }

  /** The next message of any of these types. */
  async hearAny<Type extends In['t']>(...types: Type[]): Promise<Of<In, Type>> {
    const wanted: readonly string[] = types;
    const found = () => this.#heard.findIndex(({ t }) => wanted.includes(t));
    await this.until(() => found() >= 0, types.join());
    const at = found();
    const message = this.#heard[at];
    this.#heard.splice(0, at + 1);
    return message as Of<In, Type>;
  }

  async hearFrame(): Promise<Buffer> {
    await this.until(() => this.#frames.length > 0, 'frame');
    return this.#frames.shift() ?? Buffer.alloc(0);
  }

  /** Everything of this type that has come and has not been asked for. */
  pending<Type extends In['t']>(type: Type): Of<In, Type>[] {
    return this.#heard.filter((message): message is Of<In, Type> => message.t === type);
  }

  /** The types of all that has come and has not been asked for. */
  get unheard(): string[] {
    return this.#heard.map(({ t }) => t);
  }

  get pendingFrames(): number {
    return this.#frames.length;
  }

  /** Resolves when the server has answered a beat: everything said before has been received. */
  async beaten(): Promise<void> {
    this.raw(JSON.stringify({ t: 'beat' }));
    const found = () => this.#heard.findIndex(({ t }) => t === 'beat');
    await this.until(() => found() >= 0, 'beat');
    this.#heard.splice(found(), 1);
  }

  async closed(): Promise<number> {
    await this.until(() => this.closeCode !== null, undefined, true);
    return this.closeCode ?? 0;
  }

  /** As when a network goes: no closing handshake. */
  cut(): void {
    this.socket.terminate();
  }

  protected async until(holds: () => boolean, awaited?: string, evenClosed = false): Promise<void> {
    while (!holds()) {
      if (this.closeCode !== null && !evenClosed) throw new Error(`closed with ${this.closeCode}, awaiting ${awaited}`);
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}

export type YouthTab = TestSocket<ToYouth, FromYouth>;
export type Console = TestSocket<ToStaff, FromStaff>;

export function frameOf(epoch: number, sequence: number, route = 0): Buffer {
  const frame = Buffer.alloc(FRAME_BYTES, sequence);
  writeHeader(frame, { kind: FRAME_KIND.sealed, epoch, sequence });
  writeRoute(frame, route);
  return frame;
}
