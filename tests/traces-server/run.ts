/** The service under watch while two visits come and go. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { StaffApi } from '../../staff-console/src/lib/staff-api.ts';
import { makeWord } from '../traces/planted.ts';
import { heapOf, SNAPSHOT, SNAPSHOT_SETTINGS } from './heap.ts';
import type { Place } from './places.ts';
import { type Found, openedForWriting, Search, type WordKind, type Words, writtenTo } from './search.ts';
import { openService, type Service, type Shared } from './service.ts';
import { type Call, type Tracing, traceCalls } from './system-calls.ts';
import { counsellorOnDuty, type Planted, visit } from './visits.ts';

const TOKEN = 'm'.repeat(32);
const SETTINGS = { ...SNAPSHOT_SETTINGS, YOUTH_GRACE_MS: '1000', SWEEP_MS: '100', METRICS_TOKEN: TOKEN };

export type FoundAt = Partial<Readonly<Record<Place, Found>>>;

export interface ServerTraces {
  words: Readonly<Record<keyof Words, number>>;
  found: FoundAt;
  /** By the nodes and by Redis, while the visits were there. */
  opened: string[];
  systemCalls: number;
}

/**
 * @param isShared two nodes over one Redis and one PostgreSQL, each youth at one and the counsellor at the other
 * @throws if the operating system does not let us watch (root only)
 */
export async function serverTraces(isShared: boolean): Promise<ServerTraces> {
  const service = await openService(SETTINGS, isShared);
  const { centre, nodes, shared } = service;
  const counsellor = await counsellorOnDuty(centre, nodes.at(-1)?.origin ?? '');
  const control = makeWord();
  const log = await mkdtemp(join(tmpdir(), 'dorren-calls-'));
  const watching = await watch(service, log);
  // In records, in what is sent, and in memory: whoever looks must find it there.
  await centre.change({ title: control });
  await centre.api.invite(centre.token, invitationOf(control));
  const all: Planted[] = [];
  const during: FoundAt[] = [];
  for (const end of ['leaves', 'vanishes'] as const) {
    all.push(
      await visit(centre, counsellor, end, async (planted) => {
        for (const { origin } of nodes) await fetch(`${origin}/content/sv`);
        const search = new Search({ ...wordsOf([planted]), control: [control] });
        during.push({
          // Snapshots are written under watch, and make a record too long to be read where there are several nodes.
          ...(shared === null && { 'heap during': search.in(await heapsOf(service)) }),
          'memory during': await search.inMemoryOf(nodes.map(({ pid }) => pid)),
          ...(shared && {
            'redis: keys during': search.in([await shared.redis.keys()]),
            'redis: memory during': await search.inMemoryOf([shared.redis.pid]),
          }),
        });
      }),
    );
  }
  const { ofNodes, ofRedis, ofPostgres } = await watching.stop();
  const search = new Search({ ...wordsOf(all), control: [control] });
  const metrics = await Promise.all(
    nodes.map(async ({ origin }) => {
      const answer = await fetch(`${origin}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } });
      return Buffer.from(await answer.text());
    }),
  );
  const found: FoundAt = {
    'written to files': search.in(writtenTo(ofNodes, 'file')),
    'written to the terminal': search.in(writtenTo(ofNodes, 'terminal')),
    'written to sockets': search.in(writtenTo(ofNodes, 'socket')),
    'said by the process': search.in(nodes.map((node) => Buffer.from(node.output()))),
    metrics: search.in(metrics),
    records: search.in(await service.records()),
    ...added(during),
    'heap after': search.in(await heapsOf(service)),
    'memory after': await search.inMemoryOf(nodes.map(({ pid }) => pid)),
    ...(shared && {
      'redis: written to files': search.in(writtenTo(ofRedis, 'file')),
      'redis: written to sockets': search.in(writtenTo(ofRedis, 'socket')),
      'redis: keys after': await foundInTheEnd(search, shared),
      'redis: memory after': await search.inMemoryOf([shared.redis.pid]),
      'postgresql: written to files': search.in(writtenTo(ofPostgres, 'file')),
      'postgresql: written to sockets': search.in(writtenTo(ofPostgres, 'socket')),
      'postgresql: said': search.in([...writtenTo(ofPostgres, 'terminal'), Buffer.from(shared.postgres.log())]),
      'postgresql: memory after': await search.inMemoryOf(await shared.postgres.pids()),
    }),
  };
  counsellor.close();
  await service.close();
  await rm(log, { recursive: true });
  const { text, address, id } = wordsOf(all);
  return {
    words: { text: text.length, address: address.length, id: id.length, control: 1 },
    found,
    opened: openedForWriting([...ofNodes, ...ofRedis]),
    systemCalls: ofNodes.length + ofRedis.length + ofPostgres.length,
  };
}

interface Calls {
  ofNodes: Call[];
  ofRedis: Call[];
  ofPostgres: Call[];
}

async function watch({ nodes, shared }: Service, folder: string): Promise<{ stop(): Promise<Calls> }> {
  const begun = async (name: string, pids: readonly number[]): Promise<Tracing> => traceCalls(pids, join(folder, name));
  const ofNodes = await begun(
    'nodes',
    nodes.map(({ pid }) => pid),
  );
  const ofRedis = shared && (await begun('redis', [shared.redis.pid]));
  const ofPostgres = shared && (await begun('postgres', await shared.postgres.pids()));
  // The bench's own instrument writes what it finds, also by way of the service.
  const ofService = ({ target, text }: Call) => !`${target} ${text}`.includes(SNAPSHOT);
  return {
    stop: async () => ({
      ofNodes: (await ofNodes.stop()).filter(ofService),
      ofRedis: (await ofRedis?.stop()) ?? [],
      ofPostgres: (await ofPostgres?.stop()) ?? [],
    }),
  };
}

/** Announcements are there a while longer, for a node that missed one (docs/adr/0009-redis.md): 20 seconds. */
const LOG_MS = 30_000;
const LOOK_MS = 1_000;

/** What is among the keys once the ids are gone from them, or when they should be. */
async function foundInTheEnd(search: Search, { redis }: Shared): Promise<Found> {
  const until = Date.now() + LOG_MS;
  for (;;) {
    const found = search.in([await redis.keys()]);
    if (found.id === 0 || Date.now() > until) return found;
    await pause(LOOK_MS);
  }
}

/** A short row, which no database packs. */
const invitationOf = (control: string): Parameters<StaffApi['invite']>[1] => ({
  ...{ username: control, nameShown: control, organisation: control, role: 'counsellor' },
  ...{ directoryOrganisation: null, teams: [], competences: [] },
});

async function heapsOf({ nodes }: Service): Promise<Buffer[]> {
  const heaps: Buffer[] = [];
  for (const node of nodes) heaps.push(await heapOf(node));
  return heaps;
}

function wordsOf(all: readonly Planted[]): Omit<Words, 'control'> {
  return {
    text: all.flatMap(({ texts }) => texts),
    address: all.flatMap(({ addresses }) => addresses),
    id: all.flatMap(({ ids }) => ids),
  };
}

/** Of several visits together. */
function added(all: readonly FoundAt[]): FoundAt {
  const sums: Record<string, Found> = {};
  for (const [place, found] of all.flatMap((one) => Object.entries(one))) {
    const before = sums[place];
    sums[place] = before === undefined ? found : together(before, found);
  }
  return sums;
}

function together(one: Found, other: Found): Found {
  const sum = (kind: WordKind) => one[kind] + other[kind];
  return { text: sum('text'), address: sum('address'), id: sum('id'), control: sum('control') };
}
