/** For tests: both ends of one epoch, by the real handshake. */
import { makeDutyKeys } from '../crypto/duty-keys.ts';
import { answerHandshake, startHandshake } from '../crypto/handshake.ts';
import { loadSodium } from '../crypto/sodium.ts';
import type { Channel } from './delivery.ts';
import { sealedChannel } from './sealed-channel.ts';

const sodium = await loadSodium();
const dutyKeys = makeDutyKeys(sodium);

/** Channels of the youth (`a`, who has to begin) and the counsellor (`b`). */
export function makeChannels(epoch: number): { a: Channel; b: Channel } {
  const context = {
    conversationId: 'AAAAAAAAAAAAAAAAAAAAAA',
    epoch,
    noticeVersion: '1',
    dutyCertificate: new Uint8Array(64),
  };
  const started = startHandshake(sodium, context, {
    staffCertificateHash: new Uint8Array(32),
    x25519: dutyKeys.x25519.publicKey,
    xwing: dutyKeys.xwing.publicKey,
    notBefore: 0,
    notAfter: 1,
  });
  const answer = answerHandshake(sodium, context, dutyKeys, started.message);
  const established = answer === null ? null : started.finish(answer.message);
  if (answer === null || established === null) throw new Error('the handshake failed');
  return { a: sealedChannel(established, epoch), b: sealedChannel(answer.established, epoch) };
}
