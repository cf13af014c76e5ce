/** What is done to the network between two: by itself each heals again. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Chance } from '../../demo/chance.ts';
import type { Alteration, Direction, Network } from '../fixtures/network.ts';

export const BREAKS = ['cut', 'delay', 'halve', 'corrupt', 'hold'] as const;
export type Break = (typeof BREAKS)[number];

const SHORTEST_MS = 500;
const LONGEST_DELAY_MS = 2_000;
const HALVED_AFTER = 20_000;
const CORRUPTED_SHARE = 0.1;

export async function breakLines(
  how: Break,
  lines: readonly Network[],
  { chance, longestMs }: { chance: Chance; longestMs: number },
): Promise<void> {
  const ms = chance.between(SHORTEST_MS, longestMs);
  for (const line of lines) {
    if (how === 'cut') line.cut();
    else if (how === 'hold') line.hold();
    else if (how === 'delay') line.delay(chance.between(50, LONGEST_DELAY_MS));
    else if (how === 'halve') line.cutAfter(Math.ceil(chance.between(1, HALVED_AFTER)), direction(chance));
    else line.alter(corruption(chance));
  }
  await pause(ms);
  for (const line of lines) {
    line.delay(0);
    line.alter(null);
    line.release();
    line.restore();
  }
}

function direction(chance: Chance): Direction {
  return chance.next() < 0.5 ? 'to-server' : 'to-browser';
}

/** One byte of some of what passes is another. */
function corruption(chance: Chance): Alteration {
  return (bytes) => {
    if (chance.next() >= CORRUPTED_SHARE) return bytes;
    const altered = Buffer.from(bytes);
    const at = Math.floor(chance.next() * altered.byteLength);
    altered[at] = (altered[at] ?? 0) ^ (1 + Math.floor(chance.next() * 255));
    return altered;
  };
}
