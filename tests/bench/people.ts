/** Real clients of a real server, for what only they can show. */
import { systemClock } from '@dorren/shared/transport/clock.ts';
import sumo from 'libsodium-wrappers-sumo';
import { until, type Watched } from '../../demo/watching.ts';
import { signIn } from '../../staff-console/src/lib/sign-in.ts';
import { StaffClient } from '../../staff-console/src/lib/staff-client.ts';
import type { Conversation } from '../../staff-console/src/lib/staff-state.ts';
import type { Visit } from '../../web-client/src/client/state.ts';
import { YouthClient } from '../../web-client/src/client/youth-client.ts';
import type { Centre, PersonName } from '../fixtures/centre.ts';

type Talking = Extract<Visit, { phase: 'talking' }>;
const PATIENCE_MS = 20_000;
const noop = () => undefined;

export async function comes<State>(
  client: Watched<State>,
  what: string,
  wanted: (state: State) => boolean,
): Promise<void> {
  if (!(await until(client, systemClock, PATIENCE_MS, wanted))) throw new Error(`never came: ${what}`);
}

export async function onDuty(centre: Centre, name: PersonName, capacity: number): Promise<StaffClient> {
  const { username, passphrase } = centre.people[name];
  const { session, identity } = await signIn(centre.api, sumo, username, passphrase);
  const url = `${centre.stack.origin.replace('http', 'ws')}/staff/socket`;
  const client = new StaffClient({
    url,
    WebSocket,
    clock: systemClock,
    random: Math.random,
    sodium: sumo,
    session,
    identity,
  });
  await comes(client, 'a connection', ({ connection }) => connection === 'online');
  client.dutyOn(['sv'], capacity);
  await comes(client, 'duty', ({ duty }) => duty.on);
  return client;
}

/** `steady`: on a steady line (SPEC W). */
export function youth(centre: Centre, steady = false): YouthClient {
  return new YouthClient({
    url: `${centre.stack.origin.replace('http', 'ws')}/youth/socket`,
    WebSocket,
    clock: systemClock,
    random: Math.random,
    loadConversation: () => import('../../web-client/src/client/conversation.ts'),
    centre: centre.root.centre,
    beacon: noop,
    steady,
  });
}

export const talkingWith = (visit: Visit): Talking | null => (visit.phase === 'talking' ? visit : null);
export const live = ({ phase }: Conversation) => phase === 'talking';

/** Until the youth's page shows a text of this counsellor's, in this conversation or the only one, that was sent as soon as there was a channel to send it on. */
export async function firstWords(
  visitor: YouthClient,
  counsellor: StaffClient,
  text: string,
  id?: string,
): Promise<void> {
  const isMeant = (one: Conversation) => live(one) && (id === undefined || one.id === id);
  await comes(counsellor, 'a channel', ({ conversations }) => conversations.some((one) => isMeant(one) && one.canSend));
  const held = counsellor.state.conversations.find(isMeant);
  if (held === undefined || !counsellor.send(held.id, text)) throw new Error('cannot write');
  await comes(
    visitor,
    'the first words',
    ({ visit }) => talkingWith(visit)?.messages.some((entry) => entry.kind === 'text' && entry.text === text) === true,
  );
}

export async function place(centre: Centre, visitor: YouthClient): Promise<void> {
  const { notice, version } = await centre.notice('sv');
  visitor.join({ notice: { notice, version, language: 'sv', level: 'standard' }, profile: {} });
  await comes(visitor, 'a place', ({ visit }) => visit.phase === 'waiting');
}
