/** How long nobody could be heard, by what was broken: of each conversation the longest that a text of it was under way. */
import type { Word } from './words.ts';

export interface Interruption {
  fault: string;
  /** Milliseconds; one for each conversation that had to wait. */
  waitsMs: number[];
}

/** Less is no interruption: a text that goes by way of a busy machine. */
const NOTICED_MS = 500;

/** `from`, `to`: `performance.now()` when the fault began, and when all were well again. */
export function interruption(fault: string, words: readonly Word[], from: number, to: number): Interruption {
  const longest = new Map<string, number>();
  for (const { conversation, saidAt, shownAt, settledAt, fate } of words) {
    const arrivedAt = shownAt ?? (fate === 'told' ? settledAt : null);
    if (arrivedAt === null || arrivedAt < from || saidAt > to) continue;
    const wait = arrivedAt - Math.max(saidAt, from);
    if (wait >= NOTICED_MS) longest.set(conversation, Math.max(longest.get(conversation) ?? 0, wait));
  }
  return { fault, waitsMs: [...longest.values()].map(Math.round) };
}

export interface Figure {
  fault: string;
  times: number;
  /** Conversations that had to wait. */
  waited: number;
  medianMs: number;
  worstMs: number;
}

export function figures(all: readonly Interruption[]): Figure[] {
  const names = [...new Set(all.map(({ fault }) => fault))].sort();
  return names.map((fault) => {
    const own = all.filter((one) => one.fault === fault);
    const waits = own.flatMap(({ waitsMs }) => waitsMs).sort((a, b) => a - b);
    const medianMs = waits[Math.floor(waits.length / 2)] ?? 0;
    return { fault, times: own.length, waited: waits.length, medianMs, worstMs: waits.at(-1) ?? 0 };
  });
}
