/** Visits by the page's own client, each on a line that is tapped: some only read, some wait, some talk, all at the same time. */
import { request } from 'node:https';
import { systemClock } from '@dorren/shared/transport/clock.ts';
import sodium from 'libsodium-wrappers-sumo';
import { WebSocket } from 'ws';
import type { Chance } from '../../demo/chance.ts';
import { pause, until, type Watched } from '../../demo/watching.ts';
import { signIn } from '../../staff-console/src/lib/sign-in.ts';
import { StaffClient } from '../../staff-console/src/lib/staff-client.ts';
import { YouthClient } from '../../web-client/src/client/youth-client.ts';
import type { Centre, PersonName } from '../fixtures/centre.ts';
import type { Front, Seen } from './tap.ts';

export const KINDS = ['reads', 'waits', 'talks'] as const;
export type Kind = (typeof KINDS)[number];

export interface Captured {
  kind: Kind;
  seen: readonly Seen[];
}

export interface Round {
  centre: Centre;
  front: Front;
  desks: readonly StaffClient[];
  chance: Chance;
  steady: boolean;
  /** Of each kind; as many as the desks can talk with. */
  each: number;
  visitMs: number;
}

const PATIENCE_MS = 20_000;
/** How a counsellor knows whom to take. */
const AGE = { waits: '18-20', talks: '15-17' } as const;
/** Visits begin within this, and take this much longer or shorter than another. */
const SPREAD_MS = 2_000;

export async function desk(centre: Centre, name: PersonName, capacity: number): Promise<StaffClient> {
  const { username, passphrase } = centre.people[name];
  const client = new StaffClient({
    ...{ url: `${centre.stack.origin.replace('http', 'ws')}/staff/socket`, WebSocket: WebSocket as never, sodium },
    ...{ clock: systemClock, random: Math.random },
    ...(await signIn(centre.api, sodium, username, passphrase)),
  });
  await comes(client, 'a connection', ({ connection }) => connection === 'online');
  client.dutyOn(['sv'], capacity);
  await comes(client, 'duty', ({ duty }) => duty.on);
  return client;
}

/** One of each kind for every one, mixed, so that no kind comes before another. */
export async function playRound(round: Round): Promise<Captured[]> {
  const { chance, each, desks } = round;
  const kinds = KINDS.flatMap((kind) => Array.from({ length: each }, () => ({ kind, key: chance.next() })));
  const mixed = kinds.sort((one, other) => one.key - other.key).map(({ kind }) => kind);
  const over = new AbortController();
  const stopTaking = takeTalkers(desks);
  const talking = desks.map((client) => converse(client, chance, over.signal));
  const captured = await Promise.all(mixed.map((kind) => visit(kind, round)));
  over.abort();
  stopTaking();
  await Promise.all(talking);
  for (const client of desks) {
    for (const { id } of client.state.conversations) client.dismiss(id);
    await comes(client, 'an empty desk', ({ conversations }) => conversations.length === 0);
  }
  return captured;
}

async function visit(kind: Kind, { centre, front, chance, steady, visitMs }: Round): Promise<Captured> {
  const beginsMs = chance.next() * SPREAD_MS;
  const lastsMs = visitMs + chance.next() * SPREAD_MS;
  const tap = await front.tap();
  await pause(systemClock, beginsMs);
  class TrustingSocket extends WebSocket {
    constructor(url: string, protocols: string[]) {
      super(url, protocols, { rejectUnauthorized: false, perMessageDeflate: false });
      this.on('error', () => undefined);
    }
  }
  const farewells: Promise<void>[] = [];
  const client = new YouthClient({
    url: `${tap.origin.replace('http', 'ws')}/youth/socket`,
    WebSocket: TrustingSocket as never,
    clock: systemClock,
    random: Math.random,
    loadConversation: () => import('../../web-client/src/client/conversation.ts'),
    centre: centre.root.centre,
    beacon: (body) => void farewells.push(post(`${tap.origin}/youth/leave`, body)),
    steady,
  });
  const isOver = pause(systemClock, lastsMs);
  client.connect();
  await comes(client, 'the door', ({ door }) => door?.state === 'open');
  if (kind !== 'reads') {
    const { notice, version } = await centre.notice('sv');
    client.join({ notice: { notice, version, language: 'sv', level: 'standard' }, profile: { ageBand: AGE[kind] } });
  }
  if (kind === 'talks') {
    await comes(client, 'a counsellor', ({ visit: now }) => now.phase === 'talking' && now.canSend);
    void write(client, chance, () => client.state.visit.phase !== 'talking');
  }
  await isOver;
  if (kind === 'waits' && client.state.visit.phase !== 'waiting') throw new Error('was taken');
  client.close();
  await Promise.all(farewells);
  return { kind, seen: await tap.close() };
}

/** Now a few words, now a whole story, with pauses to think and to type. */
function text(chance: Chance): string {
  const length = Math.round(8 * Math.exp(3 * chance.next()) + (chance.next() < 0.08 ? 2_500 * chance.next() : 0));
  return 'ord '.repeat(Math.ceil(length / 4));
}

async function write(client: YouthClient, chance: Chance, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    await pause(systemClock, 300 + chance.next() * 2_500);
    client.writing();
    await pause(systemClock, 300 + chance.next() * 2_500);
    if (!isOver()) client.send(text(chance));
  }
}

async function converse(client: StaffClient, chance: Chance, over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    await pause(systemClock, 50 + chance.next() * 500);
    const open = client.state.conversations.filter(({ canSend }) => canSend);
    const one = open[Math.floor(chance.next() * open.length)];
    if (one && !over.aborted) client.send(one.id, text(chance));
  }
}

/** Each desk in turn takes whoever has come to talk. */
function takeTalkers(desks: readonly StaffClient[]): () => void {
  const asked = new Set<string>();
  const take = ({ queue }: StaffClient['state']): void => {
    for (const { id, profile } of queue.entries) {
      if (profile.ageBand !== AGE.talks || asked.has(id)) continue;
      asked.add(id);
      desks[asked.size % desks.length]?.take(id);
    }
  };
  return desks[0]?.subscribe(take) ?? (() => undefined);
}

async function comes<State>(client: Watched<State>, what: string, wanted: (state: State) => boolean): Promise<void> {
  if (!(await until(client, systemClock, PATIENCE_MS, wanted))) throw new Error(`never came: ${what}`);
}

function post(address: string, body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(address, { method: 'POST', rejectUnauthorized: false, agent: false }, (response) => {
      response.resume();
      response.once('end', resolve);
    });
    sent.once('error', reject);
    sent.end(body);
  });
}
