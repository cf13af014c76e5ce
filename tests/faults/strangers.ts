/** Clients that are no clients: one says nothing, one everything, one nonsense, and one never reads. */
import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { SUBPROTOCOL } from '@dorren/shared/protocol/version.ts';

export const STRANGERS = ['silent', 'flooding', 'senseless', 'deaf'] as const;
export type StrangerKind = (typeof STRANGERS)[number];

const WRITE_MS = 10;
const TEXT = 0x81;
const BINARY = 0x82;
const MOST = 65_535;

export interface Stranger {
  /** How often it has been shown out. */
  readonly losses: number;
  close(): void;
}

/** Comes again whenever it is shown out. `say`: what one who floods says, over and over. */
export function stranger(kind: StrangerKind, port: () => number, say: readonly string[]): Stranger {
  let losses = 0;
  let isOver = false;
  let socket: Socket | null = null;
  let timer: NodeJS.Timeout | undefined;

  const write = (one: Socket): void => {
    if (kind === 'flooding') {
      for (const text of say) one.write(message(TEXT, Buffer.from(text)));
      for (let i = 0; i < 20; i++) one.write(message(BINARY, randomBytes(1_024)));
    } else if (kind === 'senseless') {
      one.write(losses % 2 === 0 ? randomBytes(4_096) : message(losses % 4 === 1 ? TEXT : BINARY, randomBytes(2_000)));
    } else if (kind === 'deaf') {
      one.write(message(TEXT, Buffer.from('{"t":"beat"}')));
    }
  };
  const come = (): void => {
    if (isOver) return;
    const one = connect(port(), '127.0.0.1');
    socket = one;
    one.on('error', () => undefined);
    one.once('close', () => {
      clearInterval(timer);
      losses++;
      if (!isOver) setTimeout(come, WRITE_MS).unref();
    });
    one.once('connect', () => {
      one.write(upgrade(port()));
      if (kind === 'deaf') one.pause();
      else one.resume();
      timer = setInterval(() => {
        if (one.writable && one.writableLength < MOST) write(one);
      }, WRITE_MS);
    });
  };
  come();
  return {
    get losses() {
      return losses;
    },
    close() {
      isOver = true;
      clearInterval(timer);
      socket?.destroy();
    },
  };
}

function upgrade(port: number): string {
  return (
    `GET /youth/socket HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\nSec-WebSocket-Version: 13\r\n` +
    `Sec-WebSocket-Protocol: ${SUBPROTOCOL}\r\n\r\n`
  );
}

/** Masked with zeros (RFC 6455, section 5.3: any mask is one). */
function message(opcode: number, payload: Buffer): Buffer {
  const length = payload.byteLength;
  const head = Buffer.alloc(length < 126 ? 6 : 8);
  head[0] = opcode;
  head[1] = 0x80 | Math.min(length, 126);
  if (length >= 126) head.writeUInt16BE(length, 2);
  return Buffer.concat([head, payload]);
}
