/** Somebody who wants to keep the door shut: many connections from many addresses, and everything that is not allowed. */
import { randomBytes } from 'node:crypto';
import { SUBPROTOCOL } from '@dorren/shared/protocol/version.ts';
import { joinMessage } from '../dialects/product.ts';
import type { Target } from '../target.ts';
import { LoadSocket, OPCODE } from '../web-socket.ts';

export interface FloodSize {
  connections: number;
  perSecond: number;
  addresses: number;
  ms: number;
}

export interface Flooded {
  opened: number;
  /** Not let in at all, and closed by the server. */
  refused: number;
  cut: number;
  /** Places in the queue that they got: without any work. */
  joined: number;
  workWanted: number;
}

/** What one connection does: nothing; joins without working; the same with work that is none; garbage; writes and never reads; goes at once. */
const KINDS = ['silent', 'joins', 'cheats', 'garbage', 'deaf', 'drops'] as const;
type Kind = (typeof KINDS)[number];

const TURN_MS = 10;
/** More than the service hears from one connection at once. */
const BEATS = 300;
const GARBAGE_BYTES = 5_000;
const FLOOD_NET = 66;
const BEAT = Buffer.from('{"t":"beat"}');

/** One of 65,000 addresses of this machine's own, in the network 127.`net`.0.0/16. */
export function addressOf(net: number, number: number): string {
  return `127.${net}.${(number >> 8) & 255}.${number & 255 || 1}`;
}

export async function flood(target: Target, { connections, perSecond, addresses, ms }: FloodSize): Promise<Flooded> {
  const seen: Flooded = { opened: 0, refused: 0, cut: 0, joined: 0, workWanted: 0 };
  const open = new Set<LoadSocket>();
  const opening: Promise<void>[] = [];
  const begun = performance.now();
  let asked = 0;
  for (let elapsed = 0; elapsed < ms; ) {
    await new Promise((resolve) => setTimeout(resolve, TURN_MS));
    elapsed = Math.min(ms, performance.now() - begun);
    for (const due = Math.floor((elapsed / 1_000) * perSecond); asked < due; asked += 1) {
      opening.push(opened(asked));
      if (open.size < connections) continue;
      const [oldest] = open;
      if (oldest !== undefined) drop(oldest, open);
    }
  }
  await Promise.all(opening);
  for (const socket of open) drop(socket, open);
  return seen;

  async function opened(number: number): Promise<void> {
    const from = addressOf(FLOOD_NET, number % addresses);
    try {
      const socket = await LoadSocket.open(target.port, '/youth/socket', SUBPROTOCOL, undefined, from);
      seen.opened += 1;
      open.add(socket);
      socket.closed = () => {
        seen.cut += 1;
        open.delete(socket);
      };
      behave(KINDS[number % KINDS.length] ?? 'silent', socket, target, seen);
    } catch {
      seen.refused += 1;
    }
  }
}

function drop(socket: LoadSocket, open: Set<LoadSocket>): void {
  open.delete(socket);
  socket.drop();
}

function behave(kind: Kind, socket: LoadSocket, target: Target, seen: Flooded): void {
  const say = (message: object) => socket.send(OPCODE.text, Buffer.from(JSON.stringify(message)));
  const join = joinMessage(target);
  switch (kind) {
    case 'silent':
      return;
    case 'joins':
    case 'cheats':
      socket.received = (_opcode, buffer, at, length) => {
        const text = buffer.toString('latin1', at, at + Math.min(length, 40));
        if (text.includes('"joined"')) seen.joined += 1;
        if (!text.includes('"work-wanted"')) return;
        seen.workWanted += 1;
        if (kind === 'cheats') say({ ...join, work: randomBytes(300).toString('base64') });
      };
      say(join);
      return;
    case 'garbage':
      socket.send(OPCODE.binary, randomBytes(GARBAGE_BYTES));
      return;
    case 'deaf':
      socket.stopReading();
      for (let i = 0; i < BEATS; i += 1) socket.send(OPCODE.text, BEAT);
      return;
    case 'drops':
      socket.drop();
      return;
  }
}
