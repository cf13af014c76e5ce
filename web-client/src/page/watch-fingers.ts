/** Loaded after first sight, where there are fingers: see `two-fingers.ts`. */
import { leaves, NO_TAPS, type Taps, type Touch, touch } from './two-fingers.ts';

const KINDS = {
  touchstart: 'down',
  touchmove: 'moved',
  touchend: 'up',
  touchcancel: 'cancelled',
} as const satisfies Record<string, Touch['is']>;

/** Calls `leave` within the event of the last finger's going up: a partner's page can be left then. */
export function watchFingers(leave: () => void): void {
  let taps: Taps = NO_TAPS;
  for (const type of ['touchstart', 'touchmove', 'touchend', 'touchcancel'] as const) {
    addEventListener(
      type,
      ({ changedTouches, touches, timeStamp }) => {
        const fingers = [...changedTouches].map(({ identifier, clientX, clientY, radiusX, radiusY }) => ({
          ...{ id: identifier, x: clientX, y: clientY },
          radius: Math.max(radiusX, radiusY),
        }));
        const others = [...touches]
          .map(({ identifier }) => identifier)
          .filter((id) => fingers.every((finger) => finger.id !== id));
        taps = touch(taps, { is: KINDS[type], fingers, others, at: timeStamp });
        if (leaves(taps)) leave();
      },
      // Caught on the way down, and never in the way of scrolling.
      { capture: true, passive: true },
    );
  }
}
