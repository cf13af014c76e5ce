/**
 * Hands a conversation over again and again, with the real server and the real clients of all three, and beside it the handshake alone; a
 * process of its own, on the load's core. One round: from the youth's "yes" until the new colleague's first text is on the youth's page.
 */

import { openFrame, sealFrame } from '@dorren/shared/crypto/frames.ts';
import { answerHandshake, startHandshake } from '@dorren/shared/crypto/handshake.ts';
import { loadSodium } from '@dorren/shared/crypto/sodium.ts';
import { verifyChain } from '@dorren/shared/crypto/trust.ts';
import { encodePayload, PAYLOAD_KIND } from '@dorren/shared/protocol/payload.ts';
import sumo from 'libsodium-wrappers-sumo';
import { beginDuty } from '../../staff-console/src/lib/duty.ts';
import { certifyStaff, makeId, makeRootKey } from '../../staff-console/src/lib/root-key.ts';
import { makeSigningKey } from '../../staff-console/src/lib/signing-key.ts';
import type { StaffClient } from '../../staff-console/src/lib/staff-client.ts';
import { type Centre, openCentre } from '../fixtures/centre.ts';
import { comes, firstWords, live, onDuty, place, talkingWith, youth } from './people.ts';

export interface HandoverRound {
  handoverMs: number;
  takeMs: number;
  handshakeMs: number;
}

async function round(
  centre: Centre,
  from: StaffClient,
  to: StaffClient,
  toId: string,
): Promise<Omit<HandoverRound, 'handshakeMs'>> {
  const visitor = youth(centre);
  await place(centre, visitor);
  const taking = performance.now();
  from.takeNext();
  await firstWords(visitor, from, 'hej');
  const takeMs = performance.now() - taking;
  const [held] = from.state.conversations.filter(live);
  if (held === undefined) throw new Error('nobody was taken');
  from.propose(held.id, 'handover', { kind: 'colleague', staffId: toId }, 'competence', ['en rad']);
  await comes(visitor, 'a proposal', ({ visit }) => talkingWith(visit)?.proposal != null);
  const proposal = talkingWith(visitor.state.visit)?.proposal ?? null;
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
  visitor.close();
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
const [from, to] = [await onDuty(centre, 'a', 2), await onDuty(centre, 'b', 2)];
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
