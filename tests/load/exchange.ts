import { text as socketIoText } from './dialects/socket-io.ts';
import { accept, burst, number, type Pair, type Party } from './pair.ts';
import type { Dialect } from './target.ts';
import { OPCODE } from './web-socket.ts';

/** Frames per write are few; more cannot be on their way without somebody being lost. */
const DRAIN_LIMIT_MS = 10_000;

export interface Exchange {
  /** Frames delivered so far, all pairs and both directions. */
  delivered(): number;
  /** Sends no more, and resolves when all that was sent has come. */
  stop(): Promise<void>;
}

type OnFrame = (to: Party, buffer: Buffer, at: number) => void;

/** Hands every frame that arrives in order to `onFrame`; anything unexpected ends the process. */
export function listen(dialect: Dialect, pairs: readonly Pair[], onFrame: OnFrame): void {
  for (const { a, b } of pairs) {
    for (const to of [a, b]) {
      to.socket.received = (opcode, buffer, at, length) => {
        if (opcode === OPCODE.binary) {
          accept(to, buffer, at, length);
          onFrame(to, buffer, at);
        } else if (dialect === 'socket-io') socketIoText(to.socket, buffer, at);
      };
      to.socket.closed = (why) => {
        throw new Error(`${dialect}: ${why} while frames were exchanged`);
      };
    }
  }
}

/** Resolves when every frame sent has been received by the other end. */
export async function drained(pairs: readonly Pair[]): Promise<void> {
  const deadline = performance.now() + DRAIN_LIMIT_MS;
  while (pairs.some(({ a, b }) => a.sent !== b.received || b.sent !== a.received)) {
    if (performance.now() > deadline) throw new Error('frames were lost');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** One write of `frames` frames is always in flight on each pair: whoever has received all of it answers with as many. */
export function closedLoop(dialect: Dialect, pairs: readonly Pair[], frames: number): Exchange {
  let delivered = 0;
  let running = true;
  const answers = new Map<Party, { answer: () => void; awaited: number }>();
  for (const { a, b } of pairs) {
    for (const from of [a, b]) {
      // The same buffer every time: it is only written again once the other end has had it all.
      const bytes = burst(from, frames);
      const answer = () => {
        number(bytes, from);
        from.socket.write(bytes.bytes, performance.now());
      };
      answers.set(from, { answer, awaited: frames });
    }
  }
  listen(dialect, pairs, (to) => {
    delivered += 1;
    const state = answers.get(to);
    if (state === undefined) return;
    state.awaited -= 1;
    if (state.awaited > 0) return;
    state.awaited = frames;
    if (running) state.answer();
  });
  for (const { a } of pairs) answers.get(a)?.answer();
  return {
    delivered: () => delivered,
    stop: () => {
      running = false;
      return drained(pairs);
    },
  };
}
