/**
 * Finds thousands of byte strings in one pass that skips most of it (Wu and Manber, "A fast algorithm for multi-pattern
 * searching", 1994): the last three bytes of a window as long as the shortest pattern tell how far no pattern can end.
 */

const BLOCK = 3;
const TABLE = 1 << 18;

const hash = (a: number, b: number, c: number): number => ((a << 10) ^ (b << 5) ^ c) & (TABLE - 1);

export class Matcher {
  /** Of the longest pattern: what is searched in pieces must overlap by one byte less. */
  readonly longest: number;
  readonly #patterns: readonly Buffer[];
  readonly #window: number;
  readonly #shifts: Uint8Array;
  /** Where the shift is 0: patterns whose window ends so. */
  readonly #candidates = new Map<number, number[]>();

  /** @throws RangeError for a pattern too short to be told from chance. */
  constructor(patterns: readonly Buffer[]) {
    this.#patterns = patterns;
    const lengths = patterns.map(({ byteLength }) => byteLength);
    this.longest = Math.max(...lengths);
    this.#window = Math.min(...lengths);
    if (this.#window <= BLOCK) throw new RangeError('a pattern is too short');
    this.#shifts = new Uint8Array(TABLE).fill(Math.min(this.#window - BLOCK + 1, 255));
    for (const [index, pattern] of patterns.entries()) {
      for (let end = BLOCK - 1; end < this.#window; end++) {
        const key = hash(pattern[end - 2] as number, pattern[end - 1] as number, pattern[end] as number);
        this.#shifts[key] = Math.min(this.#shifts[key] as number, this.#window - 1 - end);
        if (end < this.#window - 1) continue;
        this.#candidates.set(key, [...(this.#candidates.get(key) ?? []), index]);
      }
    }
  }

  /** `at`: of the find's first byte. */
  search(bytes: Uint8Array, found: (pattern: number, at: number) => void): void {
    const shifts = this.#shifts;
    const length = bytes.length;
    for (let i = this.#window - 1; i < length; ) {
      const key = hash(bytes[i - 2] as number, bytes[i - 1] as number, bytes[i] as number);
      const shift = shifts[key] as number;
      if (shift > 0) {
        i += shift;
        continue;
      }
      this.#compare(bytes, key, i - this.#window + 1, found);
      i++;
    }
  }

  #compare(bytes: Uint8Array, key: number, at: number, found: (pattern: number, at: number) => void): void {
    for (const index of this.#candidates.get(key) ?? []) {
      const pattern = this.#patterns[index] as Buffer;
      let same = 0;
      while (same < pattern.length && pattern[same] === bytes[at + same]) same++;
      if (same === pattern.length) found(index, at);
    }
  }
}
