/** The service under watch while two visits come and go. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCentre } from '../fixtures/centre.ts';
import { makeWord } from '../traces/planted.ts';
import { heapOf, SNAPSHOT, SNAPSHOT_SETTINGS } from './heap.ts';
import { type Found, openedForWriting, recordsOf, Search, type Words, writtenTo } from './search.ts';
import { traceCalls } from './system-calls.ts';
import { counsellorOnDuty, type Planted, visit } from './visits.ts';

const TOKEN = 'm'.repeat(32);
const SETTINGS = { ...SNAPSHOT_SETTINGS, YOUTH_GRACE_MS: '1000', SWEEP_MS: '100', METRICS_TOKEN: TOKEN };

/** Where was looked. Everything but the sockets and the memory during a visit is to hold nothing of it. */
export const PLACES = [
  'written to files',
  'written to the terminal',
  'written to sockets',
  'said by the process',
  'metrics',
  'records',
  'heap during',
  'memory during',
  'heap after',
  'memory after',
] as const;
export type Place = (typeof PLACES)[number];

export interface ServerTraces {
  words: Readonly<Record<keyof Words, number>>;
  found: Readonly<Record<Place, Found>>;
  /** While the visits were there. */
  opened: string[];
  systemCalls: number;
}

/** @throws if the operating system does not let us watch (root only). */
export async function serverTraces(): Promise<ServerTraces> {
  const centre = await openCentre(SETTINGS);
  const { stack } = centre;
  const counsellor = await counsellorOnDuty(centre);
  const control = makeWord();
  const log = await mkdtemp(join(tmpdir(), 'dorren-calls-'));
  const tracing = await traceCalls(stack.pid, join(log, 'calls'));
  // In records, in what is sent, and in memory: whoever looks must find it there.
  await centre.change({ title: control });
  const all: Planted[] = [];
  const during: { heap: Found; memory: Found }[] = [];
  for (const end of ['leaves', 'vanishes'] as const) {
    all.push(
      await visit(centre, counsellor, end, async (planted) => {
        await fetch(`${stack.origin}/content/sv`);
        const search = new Search({ ...wordsOf([planted]), control: [control] });
        during.push({ heap: search.in([await heapOf(stack)]), memory: await search.inMemoryOf(stack.pid) });
      }),
    );
  }
  // The bench's own instrument writes what it finds, also by way of the service.
  const calls = (await tracing.stop()).filter(({ target, text }) => !`${target} ${text}`.includes(SNAPSHOT));
  const search = new Search({ ...wordsOf(all), control: [control] });
  const metrics = await fetch(`${stack.origin}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } });
  const found: Record<Place, Found> = {
    'written to files': search.in(writtenTo(calls, 'file')),
    'written to the terminal': search.in(writtenTo(calls, 'terminal')),
    'written to sockets': search.in(writtenTo(calls, 'socket')),
    'said by the process': search.in([Buffer.from(stack.output())]),
    metrics: search.in([Buffer.from(await metrics.text())]),
    records: search.in(await recordsOf(stack)),
    'heap during': added(during.map(({ heap }) => heap)),
    'memory during': added(during.map(({ memory }) => memory)),
    'heap after': search.in([await heapOf(stack)]),
    'memory after': await search.inMemoryOf(stack.pid),
  };
  counsellor.close();
  await centre.close();
  await rm(log, { recursive: true });
  const { text, address, id } = wordsOf(all);
  return {
    words: { text: text.length, address: address.length, id: id.length, control: 1 },
    found,
    opened: openedForWriting(calls),
    systemCalls: calls.length,
  };
}

function wordsOf(all: readonly Planted[]): Omit<Words, 'control'> {
  return {
    text: all.flatMap(({ texts }) => texts),
    address: all.flatMap(({ addresses }) => addresses),
    id: all.flatMap(({ ids }) => ids),
  };
}

function added(all: readonly Found[]): Found {
  const sum = (kind: keyof Found) => all.reduce((before, found) => before + found[kind], 0);
  return { text: sum('text'), address: sum('address'), id: sum('id'), control: sum('control') };
}
