import { useNow } from './clock.tsx';
import { isoDuration, stopwatch } from './durations.ts';

/** Time since `since` (milliseconds since 1970), ticking. */
export function Elapsed({ since }: { since: number }) {
  const passed = useNow() - since;
  return (
    <time className="elapsed" dateTime={isoDuration(passed)} dir="ltr">
      {stopwatch(passed)}
    </time>
  );
}
