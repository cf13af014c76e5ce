/** How people behave in a trial. Milliseconds are means of what comes at random. */
export interface Habits {
  /** Between two texts of one person in one conversation. */
  sayMs: number;
  /** How long a youth stays before leaving, if not ended before. */
  stayMs: number;
  /** Between a counsellor's ends of one conversation. */
  endMs: number;
  /** Between a counsellor's proposals to hand one over. */
  handOverMs: number;
  /** Between a counsellor's returns of one to the queue. */
  returnMs: number;
}

export const ORDINARY: Habits = {
  sayMs: 3_000,
  stayMs: 120_000,
  endMs: 180_000,
  handOverMs: 90_000,
  returnMs: 240_000,
};

const LONG = 2_500;
const PATTERN = 'och så sa hon att det var bra så ';

/** Most texts are short, some take several frames. */
export function padding(chance: { next(): number; between(least: number, most: number): number }): string {
  if (chance.next() < 0.85) return PATTERN;
  return PATTERN.repeat(Math.ceil(chance.between(1, LONG) / PATTERN.length));
}
