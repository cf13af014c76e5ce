/**
 * What a page has let go of stays in memory until something else is put there. So something else is: texts of every length, of both widths, and
 * then as much as makes the browser tidy up. It takes some tens of milliseconds, when the page is out of sight. docs/memory.md has the figures.
 */
const NARROW = '\u00b7';
const WIDE = '\u2014';

/** Characters. Longer texts than that lie by themselves. */
const LONGEST = 2_048;
const SHORTEST = 8;
/** From one length to the next, as allocators have it or finer. */
const STEP = 1.2;
/** Of each length, at most; characters of all of one length together, at most. */
const MOST = 1_024;
const MOST_CHARACTERS = 64 * 1_024;
/** Bytes: more than browsers keep for what has just been made. */
const YOUNG_BYTES = 48 * 1_024 * 1_024;
const PIECES = 64;
const SLOTS = 128;
const SLOT_BYTES = 8;

export function refill(): void {
  for (const filler of [NARROW, WIDE]) {
    const kept: unknown[] = [];
    for (let length = SHORTEST; length <= LONGEST; length = Math.ceil(length * STEP)) {
      const count = Math.min(MOST, Math.ceil(MOST_CHARACTERS / length));
      for (let made = 0; made < count; made++) {
        const text = filler.repeat(length) + made;
        kept.push(text, new Text(text));
      }
    }
  }
  for (let bytes = 0; bytes < YOUNG_BYTES; bytes += PIECES * SLOTS * SLOT_BYTES) {
    Array.from({ length: PIECES }, () => new Array(SLOTS).fill(0));
  }
}
