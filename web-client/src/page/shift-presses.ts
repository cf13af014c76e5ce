/** Three presses of Shift, alone, without another key held, and shortly after one another, leave the page. */
const PRESSES = 3;
const WITHIN_MS = 1500;

/** Of a key, or of a mouse or finger, as the browser tells of it. */
export type Press = Pick<PointerEvent, (typeof HELD)[number] | 'timeStamp'> &
  Partial<Pick<KeyboardEvent, 'key' | 'repeat' | 'isComposing'>>;

/** Together with these, Shift chooses another keyboard or is part of a command. */
const HELD = ['altKey', 'ctrlKey', 'metaKey'] as const;

/** Times of the presses that count so far. */
export type ShiftPresses = readonly number[];

/**
 * The presses that count after this one. Anything else that is pressed in between begins anew, so neither capital letters nor choosing a text with the mouse
 * ever leaves; nor does a Shift that an input method has.
 */
export function press(presses: ShiftPresses, pressed: Press): ShiftPresses {
  if (pressed.key !== 'Shift' || pressed.isComposing || HELD.some((key) => pressed[key])) return [];
  if (pressed.repeat) return presses;
  const { timeStamp: at } = pressed;
  return [...presses.filter((earlier) => at - earlier <= WITHIN_MS), at];
}

export const leaves = (presses: ShiftPresses): boolean => presses.length >= PRESSES;
