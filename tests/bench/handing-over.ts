/**
 * Hands a conversation over again and again, with the real server and the real clients of all three, and beside it the handshake alone; a
 * process of its own, on the load's core. One round: from the youth's "yes" until the new colleague's first text is on the youth's page.
 */

import { openFrame, sealFrame } from '@dorren/shared/crypto/frames.ts';
import { answerHandshake, startHandshake } from '@dorren/shared/crypto/handshake.ts';
import { loadSodium } from '@dorren/shared/crypto/sodium.ts';
import { verifyChain } from '@dorren/shared/crypto/trust.ts';
import { encodePayload, PAYLOAD_KIND } from '@dorren/shared/protocol/payload.ts';
import { systemClock } from '@dorren/shared/transport/clock.ts';
import sumo from 'libsodium-wrappers-sumo';
import { until, type Watched } from '../../demo/watching.ts';
import { beginDuty } from '../../staff-console/src/lib/duty.ts';
import { certifyStaff, makeId, makeRootKey } from '../../staff-console/src/lib/root-key.ts';
import { signIn } from '../../staff-console/src/lib/sign-in.ts';
import { makeSigningKey } from '../../staff-console/src/lib/signing-key.ts';
import { StaffClient } from '../../staff-console/src/lib/staff-client.ts';
import type { Conversation } from '../../staff-console/src/lib/staff-state.ts';
import type { Visit } from '../../web-client/src/client/state.ts';
import { YouthClient } from '../../web-client/src/client/youth-client.ts';
import { type Centre, openCentre, type PersonName } from '../fixtures/centre.ts';

export interface HandoverRound {
  handoverMs: number;
  takeMs: number;
  handshakeMs: number;
}

type Talking = Extract<Visit, { phase: 'talking' }>;
const PATIENCE_MS = 20_000;
const noop = () => undefined;

async function comes<State>(client: Watched<State>, what: string, wanted: (state: State) => boolean): Promise<void> {
  if (!(await until(client, systemClock, PATIENCE_MS, wanted))) throw new Error(`never came: ${what}`);
}

async function onDuty(centre: Centre, name: PersonName): Promise<StaffClient> {
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
  client.dutyOn(['sv'], 2);
  await comes(client, 'duty', ({ duty }) => duty.on);
  return client;
}

function youth(centre: Centre): YouthClient {
  return new YouthClient({
    url: `${centre.stack.origin.replace('http', 'ws')}/youth/socket`,
    WebSocket,
    clock: systemClock,
    random: Math.random,
    loadConversation: () => import('../../web-client/src/client/conversation.ts'),
    centre: centre.root.centre,
    beacon: noop,
  });
}

const talkingWith = (visit: Visit): Talking | null => (visit.phase === 'talking' ? visit : null);
const live = ({ phase }: Conversation) => phase === 'talking';

/** Until the youth's page shows a text of this counsellor's that was sent as soon as there was a channel to send it on. */
async function firstWords(visitor: YouthClient, counsellor: StaffClient, text: string): Promise<void> {
  await comes(counsellor, 'a channel', ({ conversations }) => conversations.some((one) => live(one) && one.canSend));
  const held = counsellor.state.conversations.find(live);
  if (held === undefined || !counsellor.send(held.id, text)) throw new Error('cannot write');
  await comes(
    visitor,
    'the first words',
    ({ visit }) => talkingWith(visit)?.messages.some((entry) => entry.kind === 'text' && entry.text === text) === true,
  );
}

async function round(
  centre: Centre,
  from: StaffClient,
  to: StaffClient,
  toId: string,
): Promise<Omit<HandoverRound, 'handshakeMs'>> {
  const visitor = youth(centre);
  const { notice, version } = await centre.notice('sv');
  visitor.join({ notice: { notice, version, language: 'sv', level: 'standard' }, profile: {} });
  await comes(visitor, 'a place', ({ visit }) => visit.phase === 'waiting');
  const taking = performance.now();
  from.takeNext();
  await firstWords(visitor, from, 'hej');
  const takeMs = performance.now() - taking;
  const [held] = from.state.conversations.filter(live);
  if (held === undefined) throw new Error('nobody was taken');
  from.propose(held.id, 'handover', { kind: 'colleague', staffId: toId }, 'competence', ['en rad']);
  await comes(visitor, 'a proposal', ({ visit }) => talkingWith(visit)?.proposal != null);
  const proposal = visitor.state.visit.phase === 'talking' ? visitor.state.visit.proposal : null;
  if (proposal === null) throw new Error('nobody is proposed');
  const asked = comes(to, 'a request', ({ requests }) => requests.length > 0).then(() => {
    to.answer(to.state.requests[0]?.offer ?? '', true);
  });
  const begun = performance.now();
  visitor.answer(proposal.offer, 'yes', proposal.summary, null);
  await asked;
  await firstWords(visitor, to, 'nu är jag här');
  const handoverMs = performance.now() - begun;
  await comes(from, 'being out', ({ conversations }) => conversations.every((one) => one.phase === 'ended'));
  visitor.leave();
  await comes(to, 'the end', ({ conversations }) => conversations.every((one) => one.phase === 'ended'));
  for (const client of [from, to]) for (const { id } of client.state.conversations) client.dismiss(id);
  return { handoverMs, takeMs };
}

/** Chain, handshake and one frame each way, with no wire in between. */
async function handshakes(count: number): Promise<number[]> {
  const sodium = await loadSodium();
  const nowSeconds = Math.floor(Date.now() / 1000);
  const { root } = makeRootKey(sumo, 'Centre', 'never opened');
  const identity = makeSigningKey(sumo).key;
  const staffId = makeId(sumo);
  const staffCertificate = sumo.from_base64(
    certifyStaff(sumo, root, {
      ...{ staffId, role: 'counsellor', organisation: 'Centre', nameShown: 'Eva' },
      identityKey: sumo.to_base64(identity.publicKey, sumo.base64_variants.URLSAFE_NO_PADDING),
      ...{ notBefore: nowSeconds - 60, notAfter: nowSeconds + 86_400 },
    }),
    sumo.base64_variants.URLSAFE_NO_PADDING,
  );
  const duty = beginDuty(sumo, staffCertificate, identity.secretKey, nowSeconds);
  if (duty === null) throw new Error('no duty keys');
  const chain = { staffId, staffCertificate, dutyCertificate: duty.certificate, revocations: new Uint8Array(0) };
  const payload = encodePayload({ kind: PAYLOAD_KIND.cover, more: false, acknowledged: 0, content: new Uint8Array(0) });
  return Array.from({ length: count }, (_, epoch) => {
    const begun = performance.now();
    const context = {
      conversationId: makeId(sumo),
      epoch: epoch + 1,
      noticeVersion: '1',
      dutyCertificate: duty.certificate,
    };
    const trusted = verifyChain(
      sodium,
      { rootKey: root.publicKey, centre: root.centre.id, chain },
      { nowSeconds, role: 'counsellor', lowestSerial: 0 },
    );
    if (!trusted.ok) throw new Error(trusted.reason);
    const started = startHandshake(sodium, context, trusted.duty);
    const answered = answerHandshake(sodium, context, duty.keys, started.message);
    const established = answered === null ? null : started.finish(answered.message);
    if (answered === null || established === null) throw new Error('no handshake');
    openFrame(answered.established.receiving, epoch + 1, sealFrame(established.sending, epoch + 1, payload));
    openFrame(established.receiving, epoch + 1, sealFrame(answered.established.sending, epoch + 1, payload));
    return performance.now() - begun;
  });
}

const { rounds } = JSON.parse(process.argv[2] ?? '{}') as { rounds: number };
await sumo.ready;
const centre = await openCentre();
const [from, to] = [await onDuty(centre, 'a'), await onDuty(centre, 'b')];
await round(centre, from, to, centre.staffId('b'));
const alone = (await handshakes(rounds + 1)).slice(1);
const measured: HandoverRound[] = [];
for (const handshakeMs of alone) {
  measured.push({ ...(await round(centre, from, to, centre.staffId('b'))), handshakeMs });
}
from.close();
to.close();
await centre.close();
process.send?.(measured);
process.disconnect();
