/** Finds thousands of byte strings in one pass (Aho and Corasick, 1975), as a full table: one look-up a byte. */

const LETTERS = 256;

export class Automaton {
  readonly #next: Int32Array;
  /** Per state, what ends there: indexes into the patterns. */
  readonly #ends: (readonly number[] | undefined)[];

  constructor(patterns: readonly Buffer[]) {
    const states = 1 + patterns.reduce((sum, pattern) => sum + pattern.byteLength, 0);
    const next = new Int32Array(states * LETTERS);
    const ends: number[][] = [];
    let last = 0;
    for (const [index, pattern] of patterns.entries()) {
      let state = 0;
      for (const byte of pattern) {
        const at = state * LETTERS + byte;
        if (next[at] === 0) next[at] = ++last;
        state = next[at] ?? 0;
      }
      ends[state] = [...(ends[state] ?? []), index];
    }
    complete(next, ends);
    // A state is kept as its row's start: no multiplication while searching.
    this.#next = next.map((state) => state * LETTERS);
    this.#ends = ends;
  }

  /** Goes on from `state` (0 at first) and returns the last one, so that what spans two pieces is found. `offset` is of the byte after the find. */
  search(bytes: Uint8Array, found: (pattern: number, offset: number) => void, state = 0): number {
    const next = this.#next;
    const ends = this.#ends;
    let row = state;
    for (let i = 0; i < bytes.length; i++) {
      row = next[row + (bytes[i] as number)] as number;
      if (row === 0) continue;
      const end = ends[row / LETTERS];
      if (end !== undefined) for (const pattern of end) found(pattern, i + 1);
    }
    return row;
  }
}

/** Fills in where to go when a pattern breaks off, breadth first. */
function complete(next: Int32Array, ends: number[][]): void {
  const fallbacks = new Int32Array(next.length / LETTERS);
  const waiting: number[] = [];
  for (let byte = 0; byte < LETTERS; byte++) if (next[byte]) waiting.push(next[byte] as number);
  for (let i = 0; i < waiting.length; i++) {
    const state = waiting[i] as number;
    const fallback = fallbacks[state] as number;
    const inherited = ends[fallback];
    if (inherited !== undefined) ends[state] = [...(ends[state] ?? []), ...inherited];
    for (let byte = 0; byte < LETTERS; byte++) {
      const at = state * LETTERS + byte;
      const child = next[at] as number;
      const otherwise = next[fallback * LETTERS + byte] as number;
      if (child === 0) next[at] = otherwise;
      else {
        fallbacks[child] = otherwise;
        waiting.push(child);
      }
    }
  }
}
