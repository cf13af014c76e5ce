/** How much of a partner's frame can be seen, and whether one may press and write in it. */

/** CSS pixels. */
interface Box {
  top: number;
  width: number;
  height: number;
}

export interface Sighting {
  frame: Pick<Box, 'width' | 'height'>;
  /** The part of the frame that is neither scrolled away nor cut off, measured from the frame's top. */
  seen: Box;
  /** That nothing lies over any of it, and nothing makes it transparent, smaller or blurred; null where the browser cannot tell. */
  isUncovered: boolean | null;
}

/** `away`: not in sight. `little`: too little of it to know what one presses. `overlaid`: something lies over it, or alters it. */
export type Sight = 'away' | 'little' | 'overlaid' | 'clear';

/** As little of the page as one can still tell it by, in CSS pixels. */
export const LEAST_SEEN = { width: 240, height: 160 } as const;

export function sightOf({ frame, seen, isUncovered }: Sighting): Sight {
  if (frame.width === 0 || frame.height === 0 || seen.width === 0 || seen.height === 0) return 'away';
  if (seen.width < LEAST_SEEN.width || seen.height < LEAST_SEEN.height) return 'little';
  return isUncovered === false ? 'overlaid' : 'clear';
}
