/**
 * Two taps with two fingers leave the page, on a screen where nothing can be pressed three times blindly. Whatever else is done with fingers must not: a pinch and a scroll move,
 * a resting palm is broad and stays, a tap with one finger is one finger. So each tap has two fingers that come down together, stay where they are, and are gone again soon.
 */

/** From the first finger's coming down to the second's. */
const TOGETHER_MS = 150;
/** From the first finger's coming down until both are up. */
const TAP_MS = 300;
/** From one tap's end to the next one's beginning. */
const BETWEEN_MS = 500;
/** CSS pixels that a finger may slip. */
const SLIP = 12;
/** CSS pixels between two fingers: nearer than that is one thumb, or a palm. */
const APART = 40;
/** CSS pixels between the middles of the two taps. */
const ASIDE = 90;
/** CSS pixels: half of what a fingertip covers at most. Zero is a screen that does not tell. */
const BROAD = 32;

export interface Finger {
  id: number;
  x: number;
  y: number;
  radius: number;
}

/** `fingers`: those that came down, moved, or went up. `at`: milliseconds, from any fixed moment. */
export interface Touch {
  is: 'down' | 'moved' | 'up' | 'cancelled';
  fingers: readonly Finger[];
  /** Ids of all others that are on the screen. */
  others: readonly number[];
  at: number;
}

/** All that is remembered of what the fingers did. */
export interface Taps {
  /** Where each that is down came down. */
  down: readonly Finger[];
  /** Those that have come down since none was. */
  came: readonly Finger[];
  /** When the first of them did. */
  since: number;
  /** This is no tap, until all are up. */
  isOther: boolean;
  /** The middle of the last tap, and when it ended. */
  last: { x: number; y: number; at: number } | null;
  isSecond: boolean;
}

export const NO_TAPS: Taps = { down: [], came: [], since: 0, isOther: false, last: null, isSecond: false };

/** Two such taps have just been made. */
export const leaves = ({ isSecond }: Taps): boolean => isSecond;

export function touch(before: Taps, event: Touch): Taps {
  const { is, fingers, at } = event;
  const taps: Taps = { ...withoutLost(before, event), isSecond: false };
  switch (is) {
    case 'down':
      return comeDown(taps, fingers, at);
    case 'moved':
      return fingers.some((finger) => isElsewhere(taps, finger)) ? other(taps) : taps;
    case 'up':
      return goUp(taps, fingers, at);
    case 'cancelled':
      // The browser has made a pan or a zoom of it.
      return without(other(taps), fingers);
  }
}

function comeDown(taps: Taps, fingers: readonly Finger[], at: number): Taps {
  const isFirst = taps.down.length === 0;
  const since = isFirst ? at : taps.since;
  const came = isFirst ? fingers : [...taps.came, ...fingers];
  const isTogether = at - since <= TOGETHER_MS && came.length <= 2;
  const isLate = isFirst && taps.last !== null && at - taps.last.at > BETWEEN_MS;
  return {
    ...taps,
    ...{ down: [...taps.down, ...fingers], came, since },
    isOther: (!isFirst && taps.isOther) || !isTogether || fingers.some(({ radius }) => radius > BROAD),
    last: isLate ? null : taps.last,
  };
}

function goUp(taps: Taps, fingers: readonly Finger[], at: number): Taps {
  const left = without(fingers.some((finger) => isElsewhere(taps, finger)) ? other(taps) : taps, fingers);
  if (left.down.length > 0) return left;
  const [one, two] = left.came;
  const isTap = !left.isOther && one && two && at - left.since <= TAP_MS && distance(one, two) >= APART;
  if (!isTap) return { ...NO_TAPS };
  const middle = { x: (one.x + two.x) / 2, y: (one.y + two.y) / 2, at };
  const { last } = left;
  if (last !== null && distance(last, middle) <= ASIDE) return { ...NO_TAPS, isSecond: true };
  return { ...NO_TAPS, last: middle };
}

/** Nobody tells when a finger goes up from what has been taken out of the page under it; only that it is no longer there, or comes down again. */
function withoutLost(taps: Taps, { is, fingers, others }: Touch): Taps {
  const down = taps.down.filter(
    ({ id }) => others.includes(id) || (is !== 'down' && fingers.some((finger) => finger.id === id)),
  );
  return down.length === taps.down.length ? taps : other({ ...taps, down });
}

/** What comes before it counts no longer. */
function other(taps: Taps): Taps {
  return { ...taps, isOther: true, last: null };
}

function without(taps: Taps, gone: readonly Finger[]): Taps {
  return { ...taps, down: taps.down.filter(({ id }) => !gone.some((finger) => finger.id === id)) };
}

function isElsewhere({ down }: Taps, finger: Finger): boolean {
  const from = down.find(({ id }) => id === finger.id);
  return from !== undefined && (distance(from, finger) > SLIP || finger.radius > BROAD);
}

function distance(a: Pick<Finger, 'x' | 'y'>, b: Pick<Finger, 'x' | 'y'>): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
