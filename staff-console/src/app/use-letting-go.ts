import { useEffect, useReducer, useRef } from 'react';

/**
 * Draws once more whenever something is gone. React keeps the tree that was drawn before, and with it its texts, until the next
 * drawing: what was taken off the screen would stay in the tab's memory for as long as nothing else happens.
 */
export function useLettingGo(present: readonly string[]): void {
  const [, drawAgain] = useReducer((count: number) => count + 1, 0);
  const before = useRef(present);
  useEffect(() => {
    const gone = before.current.some((each) => !present.includes(each));
    before.current = present;
    if (gone) setTimeout(drawAgain);
  });
}
