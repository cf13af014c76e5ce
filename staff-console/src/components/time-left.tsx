import { useNow } from './clock.tsx';
import { isoDuration, stopwatch } from './durations.ts';

/** Time until `until` (milliseconds since 1970, by the server's clock), ticking down to nothing. */
export function TimeLeft({ until }: { until: number }) {
  const left = until - useNow();
  return (
    <time className="elapsed" dateTime={isoDuration(left)} dir="ltr">
      {stopwatch(left)}
    </time>
  );
}
