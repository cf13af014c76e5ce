/** Youths who come at a steady rate, each from an address of their own, wait a moment in the queue, and leave. */

import { join } from '../dialects/product.ts';
import type { Target } from '../target.ts';
import { OPCODE } from '../web-socket.ts';
import { addressOf } from './flood.ts';
import { Schedule } from './schedule.ts';
import { type Percentiles, percentilesOf } from './steps.ts';

export interface Knocked {
  came: number;
  joined: number;
  refused: Record<string, number>;
  /** From when one should have come until there is a place, with all the work in between. */
  joinedMs: Percentiles;
}

const YOUTH_NET = 42;
const LEAVE = Buffer.from('{"t":"leave"}');
/** A phone's patience. */
const LONGEST_MS = 15_000;

export async function knock(target: Target, everyMs: number, ms: number): Promise<Knocked> {
  const schedule = new Schedule();
  const joinedMs: number[] = [];
  const refused: Record<string, number> = {};
  const start = performance.now();
  let [came, over] = [0, 0];
  for (let at = start; at < start + ms; at += everyMs) {
    const from = addressOf(YOUTH_NET, came);
    came += 1;
    schedule.at(at, async (dueAt) => {
      try {
        const { conversation } = await join(target, { from, works: true });
        joinedMs.push(performance.now() - dueAt);
        conversation.socket.send(OPCODE.text, LEAVE);
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        refused[why] = (refused[why] ?? 0) + 1;
      }
      over += 1;
    });
  }
  await schedule.run(() => over === came || performance.now() - start > ms + LONGEST_MS);
  return { came, joined: joinedMs.length, refused, joinedMs: percentilesOf(joinedMs) };
}
