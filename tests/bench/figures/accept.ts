import { setTimeout as after } from 'node:timers/promises';
import type { Answers } from '../../load/commands.ts';
import type { Effort } from '../effort.ts';
import type { Figure } from '../figure.ts';
import type { RelayName } from '../processes.ts';
import { ratio } from '../ratio.ts';
import { perSet, type Rounds, rounds, together } from '../rounds.ts';
import { withRelays } from '../standing.ts';
import { quantile } from '../statistics.ts';

const CONNECTIONS = 2_000;
const AT_ONCE = 64;
/** Until a server has seen that the last round's connections are gone. */
const REST_MS = 300;
const NAMES: readonly RelayName[] = ['product', 'bare', 'socket-io'];

type Measured = Rounds<RelayName, Answers['storm']>;

/** Connections accepted: what a storm of reconnections costs. */
export async function accept({ rounds: wanted, sets }: Effort): Promise<Figure[]> {
  const measured: Measured[] = [];
  for (let set = 0; set < sets; set += 1) {
    await withRelays(NAMES, CONNECTIONS, async ({ load, relays }) => {
      const run = async (name: RelayName) => {
        const { target } = relays[NAMES.indexOf(name)] ?? {};
        if (target === undefined) throw new Error(`${name} does not run`);
        const answer = await load.ask({ do: 'storm', target, connections: CONNECTIONS, atOnce: AT_ONCE });
        await after(REST_MS);
        return answer;
      };
      for (const name of NAMES) await run(name);
      measured.push(await rounds(NAMES, perSet(wanted, sets), run));
    });
  }
  const all = together(measured);
  return [
    ratio(
      all,
      (round) => perSecond(round.product),
      (round) => perSecond(round.bare),
      {
        name: 'accept-vs-bare',
        about: 'connections accepted a second beside bare',
        goal: { at: 'least', value: 0.6 },
        beside: `${median(all, 'product')}/s, bare ${median(all, 'bare')}/s`,
      },
    ),
    ratio(
      all,
      (round) => perSecond(round.product),
      (round) => perSecond(round['socket-io']),
      {
        name: 'accept-vs-socket-io',
        about: 'connections accepted a second beside socket-io',
        beside: `${median(all, 'product')}/s, socket-io ${median(all, 'socket-io')}/s`,
      },
    ),
    ratio(
      all,
      (round) => round.bare.serverMs,
      (round) => round.product.serverMs,
      { name: 'accept-cpu-vs-bare', about: 'the same in server processor time' },
    ),
  ];
}

function perSecond({ connections, ms }: Answers['storm']): number {
  return (connections * 1_000) / ms;
}

function median({ kept }: Measured, name: RelayName): string {
  if (kept.length === 0) return '?';
  return quantile(
    kept.map((round) => perSecond(round[name])),
    0.5,
  ).toFixed(0);
}
