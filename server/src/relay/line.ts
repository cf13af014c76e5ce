/** What a connection stands on: a plain line carries its messages as they are, a steady one within records (SPEC W). */
import type { CloseCode } from '@dorren/shared/protocol/codes.ts';
import type { ClosingCode } from './closing.ts';
import type { Part } from './wire.ts';

/** Who is told what a line does. */
export interface LineListener {
  received(data: Buffer, isBinary: boolean): void;
  /** Something came, if only to say that somebody is there. Told too with whatever is received. */
  heard(): void;
  /** What came was no message that we take; the listener closes the line. */
  broke(code: ClosingCode): void;
  /** No more will come or go. `pageGone`: the browser has said that it closes because the page is no more. */
  cut(pageGone: boolean): void;
}

export interface Line {
  /** Bytes that are not on their way yet. */
  readonly unsent: number;
  listen(listener: LineListener): void;
  /** `total`: the length of all parts as WebSocket frames, see `sizeOf`. */
  write(parts: readonly Part[], total: number): void;
  /** What has been written still goes first. */
  close(code: CloseCode): void;
  /** At once, and without a word. */
  terminate(): void;
}
