/**
 * What a steady line does to a conversation: from being taken to the first words, and from a text's being sent to its being shown, with the
 * real server and real clients; a process of its own, on the load's core. The same on plain lines beside it.
 */
import { setTimeout as after } from 'node:timers/promises';
import sumo from 'libsodium-wrappers-sumo';
import type { StaffClient } from '../../staff-console/src/lib/staff-client.ts';
import type { YouthClient } from '../../web-client/src/client/youth-client.ts';
import { openCentre } from '../fixtures/centre.ts';
import { comes, firstWords, live, onDuty, place, talkingWith, youth } from './people.ts';

export interface Talk {
  firstWordsMs: number[];
  upMs: number[];
  downMs: number[];
}

/** A counsellor has at most so many at once. */
const YOUTHS = 8;
/** Between two texts of one person: as long as one writes, and never in step with the rhythm. */
const SHORTEST_MS = 2_000;
const SPREAD_MS = 2_000;

const { texts } = JSON.parse(process.argv[2] ?? '{}') as { texts: number };
await sumo.ready;
const centre = await openCentre();
const counsellor = await onDuty(centre, 'a', YOUTHS);

interface Talking {
  visitor: YouthClient;
  id: string;
  firstWordsMs: number;
}

async function taken(steady: boolean): Promise<Talking> {
  const visitor = youth(centre, steady);
  await place(centre, visitor);
  // Not in step with the rhythm: whoever takes somebody does it at any time.
  await after(Math.random() * 1_000);
  const held = new Set(counsellor.state.conversations.map(({ id }) => id));
  const begun = performance.now();
  counsellor.takeNext();
  const isNew = (one: { id: string }) => !held.has(one.id);
  await comes(counsellor, 'a conversation', ({ conversations }) => conversations.some(isNew));
  const id = counsellor.state.conversations.find(isNew)?.id ?? '';
  await firstWords(visitor, counsellor, `hej ${id}`, id);
  return { visitor, id, firstWordsMs: performance.now() - begun };
}

const shows = (entries: readonly { kind: string }[] | undefined, text: string) =>
  entries?.some((entry) => entry.kind === 'text' && 'text' in entry && entry.text === text) === true;

async function up({ visitor, id }: Talking, text: string): Promise<number> {
  const begun = performance.now();
  if (!visitor.send(text)) throw new Error('cannot write');
  await comes(counsellor, text, ({ conversations }) =>
    shows(conversations.find((one) => one.id === id)?.messages, text),
  );
  return performance.now() - begun;
}

async function down({ visitor, id }: Talking, text: string): Promise<number> {
  const begun = performance.now();
  if (!counsellor.send(id, text)) throw new Error('cannot write');
  await comes(visitor, text, ({ visit }) => shows(talkingWith(visit)?.messages, text));
  return performance.now() - begun;
}

async function said(say: typeof up, talking: Talking): Promise<number[]> {
  const delays: number[] = [];
  for (let at = 0; at < texts; at += 1) {
    await after(SHORTEST_MS + Math.random() * SPREAD_MS);
    delays.push(await say(talking, `${say.name} ${at} ${'ord '.repeat(8)}`));
  }
  return delays;
}

async function talk(steady: boolean): Promise<Talk> {
  const all: Talking[] = [];
  for (let at = 0; at < YOUTHS; at += 1) all.push(await taken(steady));
  const delays = (say: typeof up) => Promise.all(all.map((one) => said(say, one))).then((lists) => lists.flat());
  const [upMs, downMs] = await Promise.all([delays(up), delays(down)]);
  for (const { visitor } of all) visitor.close();
  await comes(counsellor, 'the end', ({ conversations }) => !conversations.some(live));
  dismiss(counsellor);
  return { firstWordsMs: all.map(({ firstWordsMs }) => firstWordsMs), upMs, downMs };
}

function dismiss(client: StaffClient): void {
  for (const { id } of client.state.conversations) client.dismiss(id);
}

// One conversation on each sort of line before: code is loaded and compiled.
for (const steady of [false, true]) {
  const { visitor } = await taken(steady);
  visitor.close();
  await comes(counsellor, 'the end', ({ conversations }) => !conversations.some(live));
  dismiss(counsellor);
}
const measured = { plain: await talk(false), steady: await talk(true) };
counsellor.close();
await centre.close();
process.send?.(measured);
process.disconnect();
