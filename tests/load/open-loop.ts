import { drained, listen } from './exchange.ts';
import { burst, number, type Pair, type Party } from './pair.ts';
import type { Dialect } from './target.ts';

export interface Contestant {
  dialect: Dialect;
  pairs: readonly Pair[];
}

/**
 * Sends `perSecond` frames a second, whatever has come back: for one slice of time over all pairs of one relay, in turn and
 * in both directions, for the next over those of another. Slices are short, so that what the machine does otherwise meets all relays alike.
 * @returns for each relay, milliseconds from when each frame *should* have been sent to when it came, in rising order.
 */
export async function openLoop(
  contestants: readonly Contestant[],
  options: { perSecond: number; sliceMs: number; slices: number; rests?: boolean },
): Promise<Float64Array[]> {
  const perSlice = Math.round((options.perSecond * options.sliceMs) / 1_000);
  const lanes = contestants.map((contestant) => lane(contestant, perSlice * options.slices));
  const order = Array.from({ length: options.slices }, () => [...lanes].sort(() => Math.random() - 0.5)).flat();
  const gap = 1_000 / options.perSecond;
  const total = order.length * perSlice;
  const start = performance.now();

  // Turns of the loop without a pause: a timer would be late by up to a millisecond, and mostly this core has nothing else to do.
  await new Promise<void>((resolve) => {
    let next = 0;
    const turn = () => {
      const now = performance.now();
      for (; next < total && start + next * gap <= now; next += 1) {
        order[Math.floor(next / perSlice)]?.send(start + next * gap, now);
      }
      if (next < total && options.rests === true) setTimeout(turn, 1);
      else if (next < total) setImmediate(turn);
      else resolve();
    };
    turn();
  });
  await drained(contestants.flatMap(({ pairs }) => pairs));
  return lanes.map(({ latencies }) => latencies.sort());
}

interface Lane {
  send(dueAt: number, now: number): void;
  latencies: Float64Array;
}

function lane({ dialect, pairs }: Contestant, frames: number): Lane {
  const ways = pairs.flatMap(({ a, b }) => [way(a, b), way(b, a)]);
  const due = new Map(ways.map(({ to, expected }) => [to, expected]));
  const latencies = new Float64Array(frames);
  let [sent, received] = [0, 0];
  listen(dialect, pairs, (to) => {
    latencies[received] = performance.now() - (due.get(to)?.shift() ?? Number.NaN);
    received += 1;
  });
  return {
    latencies,
    send(dueAt, now) {
      const { from, frame, expected } = ways[sent % ways.length] ?? {};
      if (from === undefined || frame === undefined || expected === undefined) throw new Error('no pairs');
      sent += 1;
      number(frame, from);
      expected.push(dueAt);
      // A copy: the next one may leave before the socket has taken this one.
      from.socket.write(Buffer.from(frame.bytes), now);
    },
  };
}

function way(from: Party, to: Party) {
  return { from, to, frame: burst(from, 1), expected: [] as number[] };
}
