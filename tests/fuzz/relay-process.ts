/** The relay alone in a process of its own, so that its memory is its own. Says where it listens, and how it is whenever asked. */
import { setTimeout as after } from 'node:timers/promises';
import { systemClock } from '../../server/src/adapters/system/system-clock.ts';
import { TestRelay } from '../../server/src/testing/relay.ts';

export interface Started {
  port: number;
  /** Of the undisturbed counsellor, and of those that are not to be trusted. */
  tokens: { good: string; bad: string[] };
}

export interface Condition {
  heapBytes: number;
  externalBytes: number;
  handles: number;
  connections: number;
  waiting: number;
  open: number;
  onDuty: number;
  refusals: number;
  malformed: number;
  faults: string[];
}

const BAD_STAFF = 20;
const PLENTY = { perSecond: 1_000_000, burst: 1_000_000 };

const relay = await TestRelay.start({
  clock: systemClock,
  settings: {
    outsideRate: PLENTY,
    youthRate: PLENTY,
    staffRate: PLENTY,
    // So that some of those who throw things get in, and others are asked for work (K2).
    joinRate: { perSecond: 100, burst: 100 },
    mostWaiting: 200,
    sweepMs: 50,
    waitingGraceMs: 100,
    youthGraceMs: 100,
    counsellorGraceMs: 100,
    placeIntervalMs: 50,
    queueIntervalMs: 50,
    closeMs: 500,
  },
});

async function condition(): Promise<Condition> {
  const { gc } = globalThis;
  if (gc === undefined) throw new Error('start with --expose-gc');
  for (let round = 0; round < 4; round++) {
    gc();
    await after(10);
  }
  const { heapUsed, external } = process.memoryUsage();
  const { connections, waiting, open, onDuty } = relay.hub.gauges();
  return {
    heapBytes: heapUsed,
    externalBytes: external,
    handles: process.getActiveResourcesInfo().length,
    connections,
    waiting,
    open,
    onDuty,
    refusals: [...relay.refusals.values()].reduce((sum, count) => sum + count, 0),
    malformed: (relay.refusals.get('malformed') ?? 0) + (relay.refusals.get('too-large') ?? 0),
    // Names and places only, as the service logs them.
    faults: relay.faults.map((fault) => (fault instanceof Error ? (fault.stack ?? fault.name) : typeof fault)),
  };
}

process.on('message', () => void condition().then((now) => process.send?.(now)));
process.on('disconnect', () => process.exit(0));

const started: Started = {
  port: relay.port,
  tokens: {
    good: relay.session({ nameShown: 'Good' }),
    bad: Array.from({ length: BAD_STAFF }, (_, at) => relay.session({ nameShown: `Bad ${at}` })),
  },
};
process.send?.(started);
