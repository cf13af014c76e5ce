import { setTimeout as after } from 'node:timers/promises';
import { residentKb } from '../../load/operating-system.ts';
import type { Effort } from '../effort.ts';
import type { Figure } from '../figure.ts';
import type { RelayName } from '../processes.ts';
import { withRelays } from '../standing.ts';
import { shuffled, spread } from '../statistics.ts';

const PAIRS = 5_000;
/** Before the first reading: code is loaded and compiled, which is no connection's cost. */
const WARM_PAIRS = 200;
const SETTLE_MS = 2_500;
const NAMES: readonly RelayName[] = ['product', 'bare', 'socket-io'];

interface Measured {
  idle: number;
  used: number;
}

/** Resident kB of the server for each connection, with 5,000 pairs: idle, and after one frame each way. */
export async function memory({ processes }: Effort): Promise<Figure[]> {
  const measured: Record<string, Measured[]> = {};
  for (let process = 0; process < processes; process += 1) {
    for (const name of shuffled(NAMES)) {
      measured[name] ??= [];
      measured[name].push(await measure(name));
    }
  }
  return (['idle', 'used'] as const).flatMap((state) =>
    NAMES.map((name): Figure => {
      const kb = spread((measured[name] ?? []).map((one) => one[state]));
      return {
        name: `memory-${state}${name === 'product' ? '' : `-${name}`}`,
        about: `resident for each ${state} connection, ${name}`,
        unit: 'kB',
        value: kb.median,
        spread: kb,
        ...(name === 'product' && state === 'idle' ? { goal: { at: 'most', value: 12 } } : {}),
      };
    }),
  );
}

function measure(name: RelayName): Promise<Measured> {
  return withRelays([name], PAIRS + WARM_PAIRS, async ({ load, relays: [relay] }) => {
    if (relay === undefined) throw new Error(`${name} does not run`);
    const { target } = relay;
    await load.ask({ do: 'pair', target: { ...target, name: 'warm' }, pairs: WARM_PAIRS });
    await load.ask({ do: 'exchange', name: 'warm' });
    await load.ask({ do: 'drop', name: 'warm' });
    await after(SETTLE_MS);
    const before = residentKb(target.pid);
    await load.ask({ do: 'pair', target: { ...target, staff: target.staff.slice(WARM_PAIRS) }, pairs: PAIRS });
    await after(SETTLE_MS);
    const idle = residentKb(target.pid);
    await load.ask({ do: 'exchange', name });
    await after(SETTLE_MS);
    const used = residentKb(target.pid);
    return { idle: (idle - before) / (2 * PAIRS), used: (used - before) / (2 * PAIRS) };
  });
}
