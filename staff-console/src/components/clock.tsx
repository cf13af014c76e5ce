/** One ticking clock for the whole page, on the server's time; what shows a time that passes draws itself anew each second. */
import { createContext, type ReactNode, useContext, useMemo, useSyncExternalStore } from 'react';

interface Clock {
  /** Milliseconds since 1970 by the server's clock, to the second. */
  now(): number;
  subscribe(listener: () => void): () => void;
}

const SECOND = 1000;

/** `offsetMs`: the server's clock minus this one's. */
function tickingClock(offsetMs: number): Clock {
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setInterval> | undefined;
  return {
    now: () => Math.floor((Date.now() + offsetMs) / SECOND) * SECOND,
    subscribe(listener) {
      listeners.add(listener);
      timer ??= setInterval(() => {
        for (const each of listeners) each();
      }, SECOND);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) {
          clearInterval(timer);
          timer = undefined;
        }
      };
    },
  };
}

const Context = createContext<Clock>(tickingClock(0));

export function ClockProvider({ offsetMs, children }: { offsetMs: number; children: ReactNode }) {
  const clock = useMemo(() => tickingClock(offsetMs), [offsetMs]);
  return <Context value={clock}>{children}</Context>;
}

/** The server's time now; the caller is drawn anew every second. */
export function useNow(): number {
  const clock = useContext(Context);
  return useSyncExternalStore(clock.subscribe, clock.now);
}

const MINUTE = 60 * SECOND;

/** The server's time to the minute; the caller is drawn anew when it changes. */
export function useMinute(): number {
  const clock = useContext(Context);
  return useSyncExternalStore(clock.subscribe, () => Math.floor(clock.now() / MINUTE) * MINUTE);
}
