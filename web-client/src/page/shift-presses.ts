/** Three presses of Shift, alone and shortly after one another, leave the page. */
const PRESSES = 3;
const WITHIN_MS = 1500;

export interface KeyPress {
  key: string;
  /** Held down: the system repeats the key. */
  repeat: boolean;
  /** Milliseconds, from any fixed moment. */
  at: number;
}

/** Times of the presses that count so far. */
export type ShiftPresses = readonly number[];

/** The presses that count after this one. Any other key in between begins anew, so capital letters never leave. */
export function press(presses: ShiftPresses, { key, repeat, at }: KeyPress): ShiftPresses {
  if (key !== 'Shift') return [];
  if (repeat) return presses;
  return [...presses.filter((earlier) => at - earlier <= WITHIN_MS), at];
}

export const leaves = (presses: ShiftPresses): boolean => presses.length >= PRESSES;
