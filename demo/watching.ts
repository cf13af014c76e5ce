import type { Clock } from '@dorren/shared/transport/clock.ts';

/** A client of ours: one immutable state after the other. */
export interface Watched<State> {
  readonly state: State;
  subscribe(listener: (state: State) => void): () => void;
}

/** Waits until the state is as wanted; false if it is not within `ms`. */
export function until<State>(
  client: Watched<State>,
  clock: Clock,
  ms: number,
  wanted: (state: State) => boolean,
): Promise<boolean> {
  if (wanted(client.state)) return Promise.resolve(true);
  return new Promise((resolve) => {
    const finish = (result: boolean) => {
      stop();
      cancel();
      resolve(result);
    };
    const stop = client.subscribe((state) => wanted(state) && finish(true));
    const cancel = clock.after(ms, () => finish(false));
  });
}

export function pause(clock: Clock, ms: number): Promise<void> {
  return new Promise((resolve) => {
    clock.after(ms, resolve);
  });
}

/** A clock that goes faster for those who live by it: `pace` 0.1 is ten times as fast. */
export function pacedClock(clock: Clock, pace: number): Clock {
  return { now: () => clock.now(), after: (ms, callback) => clock.after(ms * pace, callback) };
}
