/**
 * The steady line (SPEC W): below it one record each COVER_MS, whatever there is, and one of the page's for each; above it a line as any
 * other, so that no rule of the relay knows of it.
 */
import { isUtf8 } from 'node:buffer';
import { MAX_CONTROL_BYTES } from '@dorren/shared/protocol/codec.ts';
import { CLOSE, type CloseCode } from '@dorren/shared/protocol/codes.ts';
import { COVER_BYTES, SteadyPacker, SteadyUnpacker } from '@dorren/shared/transport/steady.ts';
import type { ClosingCode } from './closing.ts';
import type { Line, LineListener } from './line.ts';
import type { RelaySocket } from './relay-socket.ts';
import type { Scratch } from './scratch.ts';
import type { Beating, Wheel } from './wheel.ts';
import { Encoded, type Part } from './wire.ts';

/** W6: records that may come unasked: what a page that goes has still to say. */
const FAREWELL_RECORDS = 8;
const NOTHING = Buffer.alloc(COVER_BYTES);

export class SteadyLine implements Line, LineListener, Beating {
  readonly #socket: RelaySocket;
  readonly #scratch: Scratch;
  readonly #wheel: Wheel;
  readonly #packer = new SteadyPacker();
  readonly #unpacker = new SteadyUnpacker(MAX_CONTROL_BYTES);
  #listener: LineListener | null = null;
  #leaveWheel: (() => void) | null = null;
  /** Records that may still come. */
  #owed = FAREWELL_RECORDS;

  constructor(socket: RelaySocket, scratch: Scratch, wheel: Wheel) {
    this.#socket = socket;
    this.#scratch = scratch;
    this.#wheel = wheel;
  }

  get unsent(): number {
    return this.#socket.unsent + this.#packer.pending;
  }

  listen(listener: LineListener): void {
    this.#listener = listener;
    this.#socket.listen(this);
  }

  /** The first record goes at once, on every line alike; from then on, the rhythm. */
  begin(): void {
    this.#send();
    this.#leaveWheel = this.#wheel.add(this);
  }

  /** W4: while the kernel has not taken the last record, none is added. */
  beat(): void {
    if (this.#socket.unsent === 0) this.#send();
  }

  write(parts: readonly Part[]): void {
    for (const part of parts) {
      if (typeof part === 'string') this.#packer.text(part);
      else if (part instanceof Encoded) this.#packer.text(part.text);
      else this.#packer.frame(part);
    }
  }

  /** W8. */
  close(code: CloseCode): void {
    if (code !== CLOSE.tooSlow) while (this.#packer.pending > 0) this.#send();
    this.#end();
    this.#socket.close(code, '');
  }

  terminate(): void {
    this.#end();
    this.#socket.terminate();
  }

  received(record: Buffer, isBinary: boolean): void {
    const listener = this.#listener;
    if (listener === null) return;
    listener.heard();
    this.#owed -= 1;
    if (this.#owed < 0) listener.broke('rate-limited');
    else if (!isBinary || record.length !== COVER_BYTES) listener.broke('malformed');
    else if (!this.#unpacker.isBetweenMessages || !record.equals(NOTHING)) this.#read(record, listener);
  }

  heard(): void {
    this.#listener?.heard();
  }

  broke(code: ClosingCode): void {
    this.#listener?.broke(code);
  }

  cut(pageGone: boolean): void {
    this.#end();
    this.#listener?.cut(pageGone);
  }

  #send(): void {
    this.#owed += 1;
    if (this.#packer.pending === 0) this.#scratch.writeNothing(this.#socket);
    else this.#scratch.writeRecord(this.#socket, this.#packer);
  }

  #read(record: Buffer, listener: LineListener): void {
    const unpacked = this.#unpacker.unpack(record);
    if (!unpacked.ok) {
      listener.broke(unpacked.code);
      return;
    }
    for (const { kind, bytes } of unpacked.messages) {
      const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      // On a plain line `ws` sees to it.
      if (kind === 'text' && !isUtf8(data)) listener.broke('malformed');
      else listener.received(data, kind === 'frame');
    }
  }

  #end(): void {
    this.#leaveWheel?.();
    this.#leaveWheel = null;
    this.#packer.wipe();
    this.#unpacker.wipe();
  }
}
