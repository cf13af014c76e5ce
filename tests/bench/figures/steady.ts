import { setTimeout as after } from 'node:timers/promises';
import { COVER_BYTES } from '@dorren/shared/transport/steady.ts';
import type { Answers } from '../../load/commands.ts';
import { residentKb } from '../../load/operating-system.ts';
import { type Effort, FULL } from '../effort.ts';
import type { Figure } from '../figure.ts';
import { runOnce } from '../processes.ts';
import { withRelays } from '../standing.ts';
import { quantile, shuffled, spread } from '../statistics.ts';
import type { Talk } from '../talking-steadily.ts';

const LINES = 2_000;
/** Before the first reading: code is loaded and compiled, and the heap's young generation has grown as it does under any traffic, which is no line's cost. */
const WARM_LINES = 1_000;
const WARM_MS = 10_000;
const SETTLE_MS = 2_500;
/** Plain lines beat every ten seconds: two beats each. */
const STAY_MS = 20_000;
const TEXTS = { full: 12, quick: 4 };

/** RFC 6455, section 5.2: of a message of 126 to 65,535 bytes, to the page and from it. */
const WEBSOCKET_HEADER = { down: 4, up: 8 };
/** RFC 8446, section 5.2: header, inner type and tag of one record, if each message gets one. */
const TLS_BYTES = 22;
const HOUR_MS = 3_600_000;

type Sort = 'plain' | 'steady';
interface Standing {
  /** Of the server's processor time, for one line, each second. */
  cpuUs: number;
  kb: number;
  stay: Answers['stay'];
}

/** What a steady line costs and what it delays, beside a plain one on which just as little is said. */
export async function steady(effort: Effort): Promise<Figure[]> {
  const standing: Record<Sort, Standing[]> = { plain: [], steady: [] };
  for (let process = 0; process < effort.processes; process += 1) {
    for (const sort of shuffled(['plain', 'steady'] as const)) standing[sort].push(await stand(sort));
  }
  const texts = effort.rounds >= FULL.rounds ? TEXTS.full : TEXTS.quick;
  const talk = await runOnce<Record<Sort, Talk>>('talking-steadily.ts', { texts });
  return [...costs(standing), ...traffic(standing), ...delays(talk)];
}

function stand(sort: Sort): Promise<Standing> {
  return withRelays(['product'], 1, async ({ load, relays: [relay] }) => {
    if (relay === undefined) throw new Error('the product does not run');
    const { target } = relay;
    const isSteady = sort === 'steady';
    await load.ask({ do: 'stand', target, connections: WARM_LINES, steady: isSteady });
    await after(WARM_MS);
    await load.ask({ do: 'drop', name: target.name });
    await after(SETTLE_MS);
    const before = residentKb(target.pid);
    await load.ask({ do: 'stand', target, connections: LINES, steady: isSteady });
    await after(SETTLE_MS);
    const stay = await load.ask({ do: 'stay', name: target.name, ms: STAY_MS });
    const kb = (residentKb(target.pid) - before) / LINES;
    await load.ask({ do: 'drop', name: target.name });
    return { cpuUs: (stay.serverMs * 1e6) / stay.ms / LINES, kb, stay };
  });
}

function costs({ plain, steady: ours }: Record<Sort, Standing[]>): Figure[] {
  const cpu = spread(ours.map(({ cpuUs }) => cpuUs));
  const kb = spread(ours.map((one) => one.kb));
  const beside = (what: 'cpuUs' | 'kb') =>
    quantile(
      plain.map((one) => one[what]),
      0.5,
    );
  return [
    {
      name: 'steady-line-us',
      about: 'server time for one idle steady line, each second',
      unit: 'µs',
      value: cpu.median,
      spread: cpu,
      beside: `plain ${beside('cpuUs').toFixed(1)} µs; ${LINES} lines`,
    },
    {
      name: 'steady-lines-per-core',
      about: 'idle steady lines that one core carries',
      unit: '',
      value: Math.round(1e6 / cpu.median),
      beside: 'by that time alone',
    },
    {
      name: 'steady-memory',
      about: 'resident for each idle steady line, with what has been read and not yet collected',
      unit: 'kB',
      value: kb.median,
      spread: kb,
      beside: `plain ${beside('kb').toFixed(1)} kB`,
    },
  ];
}

function traffic({ plain, steady: ours }: Record<Sort, Standing[]>): Figure[] {
  const perHour = ({ stay }: Standing, direction: 'down' | 'up') => {
    const messages = direction === 'down' ? stay.received : stay.sent;
    const bytes = messages * (COVER_BYTES + WEBSOCKET_HEADER[direction] + TLS_BYTES);
    return (bytes / LINES / stay.ms) * HOUR_MS * 1e-6;
  };
  const plainMessages = plain.reduce((sum, { stay }) => sum + stay.received / LINES / stay.ms, 0) / plain.length;
  return (['down', 'up'] as const).map((direction) => {
    const megabytes = spread(ours.map((one) => perHour(one, direction)));
    return {
      name: `steady-${direction}-mb-per-hour`,
      about: `${direction === 'down' ? 'to' : 'from'} the page on a steady line, an hour, WebSocket and TLS included`,
      unit: 'MB',
      value: megabytes.median,
      spread: megabytes,
      beside: `plain: ${Math.round(plainMessages * HOUR_MS)} messages an hour; TCP and IP add 5 to 7 %`,
    };
  });
}

function delays({ plain, steady: ours }: Record<Sort, Talk>): Figure[] {
  const of = (what: keyof Talk, about: string, name: string): Figure => {
    const ms = spread(ours[what]);
    const p99 = (talk: Talk) => quantile(talk[what], 0.99);
    return {
      name,
      about,
      unit: 'ms',
      value: ms.median,
      spread: ms,
      beside: `p99 ${p99(ours).toFixed(0)} ms; plain ${quantile(plain[what], 0.5).toFixed(1)}, p99 ${p99(plain).toFixed(0)} ms`,
    };
  };
  return [
    of('upMs', 'from the youth’s sending a text until the counsellor sees it, steady', 'steady-text-up-ms'),
    of('downMs', 'the same from the counsellor to the youth', 'steady-text-down-ms'),
    of('firstWordsMs', 'from taking until the counsellor’s first text is on the page, steady', 'steady-first-words-ms'),
  ];
}
