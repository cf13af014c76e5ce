import type { Duplex } from 'node:stream';
import { CLOSE } from '@dorren/shared/protocol/codes.ts';
import { STEADY_SUBPROTOCOL, SUBPROTOCOL } from '@dorren/shared/protocol/version.ts';
import { type RawData, WebSocket } from 'ws';
import type { ClosingCode } from './closing.ts';
import type { LineListener } from './line.ts';

/** What `ws` calls it when a peer breaks the protocol (RFC 6455, section 7.4.1), and what we call it. */
const BROKEN: ReadonlyMap<number, ClosingCode> = new Map([
  [1002, 'malformed'],
  [1007, 'malformed'],
  [1008, 'malformed'],
  [1009, 'too-large'],
]);

/** A `ws` socket with fields where listeners would each need a closure. */
export class RelaySocket extends WebSocket {
  listener: LineListener | null = null;
  /** The TCP connection, given at the upgrade: the relay writes to it directly, `ws` reads from it and closes it. */
  raw: Duplex | null = null;

  /**
   * Whole WebSocket frames; `ws` writes at once too, so the order is that of the calls. Nothing once either side has begun to close: `ws`
   * has answered the peer's close then, and nothing may follow it (RFC 6455, section 5.5.1).
   */
  write(frames: Buffer): void {
    if (this.readyState === WebSocket.OPEN && this.raw?.writable) this.raw.write(frames);
  }

  /** Bytes that the kernel has not taken yet. */
  get unsent(): number {
    return this.raw?.writableLength ?? 0;
  }

  /** L8: whether the client offered the subprotocol of this version. */
  get speaksOurs(): boolean {
    return this.protocol === SUBPROTOCOL;
  }

  /** W1. */
  get speaksSteadily(): boolean {
    return this.protocol === STEADY_SUBPROTOCOL;
  }

  listen(listener: LineListener): void {
    this.listener = listener;
    this.on('message', onMessage);
    this.on('error', onError);
    this.on('close', onClose);
  }

  /** Without a reason, `ws` itself closes because of what it read; a close that the peer asked for is echoed with its reason. */
  override close(code?: number, reason?: string | Buffer): void {
    const broken = code === undefined || reason !== undefined ? undefined : BROKEN.get(code);
    if (broken === undefined || this.listener === null) super.close(code, reason);
    else this.listener.broke(broken);
  }
}

/** Only a RelaySocket listens with these, and `binaryType` is left at its default, "nodebuffer". */
function onMessage(this: WebSocket, data: RawData, isBinary: boolean): void {
  (this as RelaySocket).listener?.received(data as Buffer, isBinary);
}

/** What was wrong has been dealt with in `close`; a cut line shows as `close`. */
function onError(): void {}

function onClose(this: WebSocket, code: number): void {
  (this as RelaySocket).listener?.cut(code === CLOSE.goingAway);
}
