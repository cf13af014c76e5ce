import type { Dialect } from './commands.ts';
import { drained, listen } from './exchange.ts';
import { burst, number, type Pair, type Party } from './pair.ts';

/**
 * Sends `perSecond` frames a second over all pairs, in turn and in both directions, whatever has come back.
 * @returns milliseconds from when each frame *should* have been sent to when it came, of those due after `warmMs`.
 */
export async function openLoop(
  dialect: Dialect,
  pairs: readonly Pair[],
  options: { perSecond: number; warmMs: number; ms: number },
): Promise<Float64Array> {
  const parties = pairs.flatMap(({ a, b }) => [a, b]);
  const peers = new Map<Party, Party>(
    pairs.flatMap(
      ({ a, b }) =>
        [
          [a, b],
          [b, a],
        ] as const,
    ),
  );
  const templates = new Map(parties.map((from) => [from, burst(from, 1)]));
  const due = new Map<Party, number[]>(parties.map((to) => [to, []]));
  const total = Math.round((options.perSecond * (options.warmMs + options.ms)) / 1_000);
  const first = Math.round((options.perSecond * options.warmMs) / 1_000);
  const gap = 1_000 / options.perSecond;
  const latencies = new Float64Array(total - first);
  let kept = 0;
  const start = performance.now();

  listen(dialect, pairs, (to) => {
    const at = due.get(to)?.shift() ?? Number.NaN;
    if (at >= start + options.warmMs) {
      latencies[kept] = performance.now() - at;
      kept += 1;
    }
  });

  // Turns of the loop without a pause: a timer would be late by up to a millisecond, and this core has nothing else to do.
  await new Promise<void>((resolve) => {
    let next = 0;
    const turn = () => {
      const now = performance.now();
      while (next < total && start + next * gap <= now) {
        const from = parties[next % parties.length];
        const template = from && templates.get(from);
        const to = from && peers.get(from);
        if (from === undefined || template === undefined || to === undefined) throw new Error('no pairs');
        number(template, from);
        due.get(to)?.push(start + next * gap);
        from.socket.write(Buffer.from(template.bytes), now);
        next += 1;
      }
      if (next < total) setImmediate(turn);
      else resolve();
    };
    turn();
  });
  await drained(pairs);
  return latencies.subarray(0, kept).sort();
}
