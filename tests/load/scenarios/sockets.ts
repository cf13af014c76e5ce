/** As many idle conversations as one process here has sockets for: what one costs in memory. */
import { setTimeout as after } from 'node:timers/promises';
import type { Figure } from '../../bench/figure.ts';
import { startLoad, startService } from '../../bench/processes.ts';
import { residentKb } from '../operating-system.ts';
import type { Sizes } from '../options.ts';

/** Before the first reading: code is loaded and compiled, which is no conversation's cost. */
const WARM_PAIRS = 200;
const SETTLE_MS = 2_500;
/** Every console is told of every change: with thousands of them, all are told once in as long as this, or filling would take hours. */
const SELDOM = { QUEUE_INTERVAL_MS: '60000', PLACE_INTERVAL_MS: '60000' };
const GIB_KB = 1_024 * 1_024;
const GOAL = 50_000;

export async function* sockets({ pairs, capacity }: Sizes): AsyncGenerator<Figure[]> {
  yield await held(pairs, capacity);
  yield await held(pairs, 1);
}

async function held(pairs: number, each: number): Promise<Figure[]> {
  const counsellors = Math.ceil(pairs / each);
  const { target, stop } = await startService('held', 1, { pairs: counsellors + WARM_PAIRS, settings: SELDOM });
  const load = startLoad();
  try {
    const warm = { ...target, name: 'warm' };
    await load.ask({ do: 'pair', target: warm, pairs: WARM_PAIRS });
    await load.ask({ do: 'exchange', name: 'warm' });
    await load.ask({ do: 'drop', name: 'warm' });
    await after(SETTLE_MS);
    const before = residentKb(target.pid);
    const staff = target.staff.slice(WARM_PAIRS);
    const { ms } = await load.ask({ do: 'hold', target: { ...target, staff }, pairs, each });
    await after(SETTLE_MS);
    const idle = residentKb(target.pid);
    const kb = (idle - before) / pairs;
    const name = each === 1 ? 'sockets' : `sockets-${each}-each`;
    const about = `idle conversations, ${each === 1 ? 'each with a counsellor of its own' : `${each} to a counsellor`}`;
    return [
      {
        name: `${name}-held`,
        about: `${about}: held by one process`,
        unit: '',
        value: pairs,
        beside: `${pairs + counsellors} sockets, made in ${(ms / 1_000).toFixed(0)} s`,
      },
      {
        name: `${name}-kb`,
        about: `${about}: resident for one`,
        unit: 'kB',
        value: kb,
        beside: `process ${(before / 1_024).toFixed(0)} MiB before, ${(idle / 1_024).toFixed(0)} after`,
      },
      {
        name: `${name}-per-gib`,
        about: `${about}: as many as fit 1 GiB by that, beside the process itself`,
        unit: '',
        value: Math.floor((GIB_KB - before) / kb),
        goal: { at: 'least', value: GOAL },
        note: 'computed',
      },
    ];
  } finally {
    await load.stop();
    await stop();
  }
}
