/** Looks how much of the frame can be seen, by the browser's own account: nothing is asked of the partner's page. */
import type { Sighting } from './sight.ts';

/** The second version: whether what is drawn is what is seen (W3C Intersection Observer, `trackVisibility`). */
interface TrackingOptions extends IntersectionObserverInit {
  trackVisibility: boolean;
  /** Milliseconds between two answers; the least that is allowed. */
  delay: number;
}

const OPTIONS: TrackingOptions = {
  threshold: Array.from({ length: 21 }, (_, step) => step / 20),
  trackVisibility: true,
  delay: 100,
};

/** Milliseconds. While a part of it is out of sight the part that is in sight can move without the browser saying so. */
const LOOK_AGAIN_MS = 250;

/** Tells of every change, the first time as soon as it is known, until `probe` is taken out of the page. */
export function watchFrame(probe: HTMLElement, saw: (sighting: Sighting) => void): void {
  const tracks = 'trackVisibility' in IntersectionObserver.prototype;
  const observer = new IntersectionObserver((entries) => {
    const entry = entries.at(-1);
    if (!entry) return;
    const { boundingClientRect: frame, intersectionRect: seen } = entry;
    saw({
      frame: { width: frame.width, height: frame.height },
      seen: { top: seen.top - frame.top, width: seen.width, height: seen.height },
      isUncovered: tracks ? (entry as IntersectionObserverEntry & { isVisible: boolean }).isVisible : null,
    });
    if (entry.intersectionRatio > 0 && entry.intersectionRatio < 1) setTimeout(lookAgain, LOOK_AGAIN_MS);
  }, OPTIONS);
  // To observe anew is to be told at once.
  const lookAgain = (): void => {
    observer.disconnect();
    if (probe.isConnected) observer.observe(probe);
  };
  observer.observe(probe);
}
