import { SUBPROTOCOL } from '@dorren/shared/protocol/version.ts';
import type { Target } from '../commands.ts';
import { Conversation } from '../conversation.ts';
import { type Pair, party } from '../pair.ts';
import { LoadSocket, OPCODE } from '../web-socket.ts';

/** As long as a real duty certificate; the server passes it on unread. */
const DUTY_CERTIFICATE = Buffer.alloc(1_450, 0x5a).toString('base64url');
const BEAT = Buffer.from('{"t":"beat"}');
/** Clients beat every ten seconds (docs/protocol.md, "Sockets"). */
const BEAT_MS = 10_000;

/** A counsellor of its own for each youth, so that there are as many connections as in the other relays. */
export async function pair(target: Target, number: number): Promise<Pair> {
  const counsellor = await onDuty(target, number);
  const youth = await join(target);
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

export async function onDuty(target: Target, number: number): Promise<Conversation> {
  const staff = new Conversation(await LoadSocket.open(target.staffPort ?? target.port, '/staff/socket', SUBPROTOCOL));
  staff.say({ t: 'hello', token: target.staff[number], holding: [] });
  await staff.hear('welcome');
  staff.say({ t: 'duty-on', languages: ['sv', 'en'], capacity: 1, dutyCertificate: DUTY_CERTIFICATE });
  await staff.hear('duty');
  return staff;
}

export async function join({ port, noticeVersion }: Target): Promise<{ conversation: Conversation; id: string }> {
  const conversation = new Conversation(await lone(port));
  conversation.say({
    t: 'join',
    notice: { notice: 'main', version: noticeVersion, language: 'sv', level: 'standard' },
    profile: { ageBand: '15-17', language: 'sv', topics: ['control'], municipality: '0180' },
  });
  const { id } = await conversation.hear('joined');
  return { conversation, id: String(id) };
}

export function lone(port: number): Promise<LoadSocket> {
  return LoadSocket.open(port, '/youth/socket', SUBPROTOCOL);
}

/** Beats on every socket that has been silent as long as a client may be; returns how to stop. */
export function keepAlive(sockets: readonly LoadSocket[]): () => void {
  const timer = setInterval(() => {
    const now = performance.now();
    for (const socket of sockets) if (now - socket.lastSent >= BEAT_MS) socket.send(OPCODE.text, BEAT);
  }, 1_000);
  return () => clearInterval(timer);
}
