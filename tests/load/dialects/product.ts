import { solveWork } from '@dorren/shared/admission/solve-work.ts';
import { SUBPROTOCOL } from '@dorren/shared/protocol/version.ts';
import { Conversation } from '../conversation.ts';
import { type Pair, party } from '../pair.ts';
import type { Target } from '../target.ts';
import { LoadSocket, OPCODE } from '../web-socket.ts';

/** As long as a real duty certificate; the server passes it on unread. */
const DUTY_CERTIFICATE = Buffer.alloc(1_450, 0x5a).toString('base64url');
const BEAT = Buffer.from('{"t":"beat"}');
/** Clients beat every ten seconds (docs/protocol.md, "Sockets"). */
const BEAT_MS = 10_000;

/** A counsellor of its own for each youth, so that there are as many connections as in the other relays. */
export async function pair(target: Target, number: number): Promise<Pair> {
  const counsellor = await onDuty(target, number);
  return taken(counsellor, await join(target));
}

/** One counsellor with as many conversations as they hold. */
export async function hold(target: Target, number: number, conversations: number): Promise<Pair[]> {
  const counsellor = await onDuty(target, number, conversations);
  const pairs: Pair[] = [];
  for (let i = 0; i < conversations; i += 1) {
    const youth = await join(target);
    pairs.push(await taken(counsellor, youth));
  }
  return pairs;
}

async function taken(counsellor: Conversation, youth: Awaited<ReturnType<typeof join>>): Promise<Pair> {
  counsellor.say({ t: 'take', id: youth.id });
  const { conversation } = (await counsellor.hear('taken')) as unknown as {
    conversation: { route: number; epoch: number };
  };
  await youth.conversation.hear('accepted');
  return {
    a: party(youth.conversation.socket, { route: 0, epoch: conversation.epoch }),
    b: party(counsellor.socket, { route: conversation.route, epoch: conversation.epoch }),
  };
}

export async function onDuty(target: Target, number: number, capacity = 1): Promise<Conversation> {
  const port = portOf(target, number) ?? target.staffPort ?? target.port;
  const staff = new Conversation(await LoadSocket.open(port, '/staff/socket', SUBPROTOCOL));
  staff.say({ t: 'hello', token: target.staff[number], holding: [] });
  await staff.hear('welcome');
  staff.say({ t: 'duty-on', languages: ['sv', 'en'], capacity, dutyCertificate: DUTY_CERTIFICATE });
  // One is told at once that one is not on duty yet.
  while ((await staff.hear('duty')).on !== true);
  return staff;
}

export interface Joining {
  /** Told when the connection is open; from then on somebody must beat on it, for work may take long. */
  opened?: (socket: LoadSocket) => void;
  /** Where one comes from: an address of this machine's. */
  from?: string;
  /** Does the work that a door under pressure asks for. */
  works?: boolean;
}

export async function join(
  target: Target,
  { opened, from, works = false }: Joining = {},
): Promise<{ conversation: Conversation; id: string }> {
  const socket = await LoadSocket.open(target.port, '/youth/socket', SUBPROTOCOL, undefined, from);
  opened?.(socket);
  const conversation = new Conversation(socket);
  const join = joinMessage(target);
  conversation.say(join);
  let answer = await conversation.hear('joined', 'work-wanted');
  while (answer.t === 'work-wanted') {
    if (!works) throw new Error('work is wanted');
    const work = await solveWork(String(answer.challenge), new AbortController().signal);
    conversation.say({ ...join, work });
    answer = await conversation.hear('joined', 'work-wanted');
  }
  return { conversation, id: String(answer.id) };
}

export function joinMessage({ noticeVersion }: Target) {
  return {
    t: 'join',
    notice: { notice: 'main', version: noticeVersion, language: 'sv', level: 'standard' },
    profile: { ageBand: '15-17', language: 'sv', topics: ['control'], municipality: '0180' },
  };
}

/** Everybody's node in turn; null where there is but one. */
export function portOf({ ports = [] }: Target, number: number): number | null {
  return ports[number % ports.length] ?? null;
}

export function lone(port: number): Promise<LoadSocket> {
  return LoadSocket.open(port, '/youth/socket', SUBPROTOCOL);
}

/** Beats on every socket that has been silent as long as a client may be; returns how to stop. */
export function keepAlive(sockets: Iterable<LoadSocket>): () => void {
  const timer = setInterval(() => {
    const now = performance.now();
    for (const socket of sockets) if (now - socket.lastSent >= BEAT_MS) socket.send(OPCODE.text, BEAT);
  }, 1_000);
  return () => clearInterval(timer);
}
