import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PLAINTEXT_BYTES } from '../protocol/frame.ts';
import { PROTOCOL_VERSION } from '../protocol/version.ts';
import { certificateHash, issueDutyCertificate, issueRevocationList } from './certificates.ts';
import { makeDutyKeys } from './duty-keys.ts';
import { encodeFields } from './encoding.ts';
import { flipped, makeCast, NOW_SECONDS, SMALL_ORDER_X25519, wrongLengths } from './fixtures.ts';
import { openFrame, sealFrame } from './frames.ts';
import {
  type Established,
  MESSAGE_1_BYTES,
  MESSAGE_2_BYTES,
  startHandshake,
  XWING_CIPHERTEXT_BYTES,
} from './handshake.ts';
import { HandshakeState } from './noise/handshake-state.ts';
import { answerSideHandshake, type SideContext, startSideHandshake } from './side-handshake.ts';
import { loadSodium } from './sodium.ts';
import { verifyChain } from './trust.ts';

const sodium = await loadSodium();
const eva = makeCast(sodium);
const ola = makeCast(sodium);
const third = makeCast(sodium);
const context: SideContext = {
  conversationId: 'conversation-00000000A',
  epoch: 3,
  purpose: 'consultation',
  initiatorCertificate: eva.context.dutyCertificate,
  responderCertificate: ola.context.dutyCertificate,
};
const PLAINTEXT = new Uint8Array(PLAINTEXT_BYTES).fill(5);
const EMPTY = new Uint8Array(0);

const start = (changes: Partial<SideContext> = {}, keys = eva.keys, responder = ola.duty) =>
  startSideHandshake(sodium, { ...context, ...changes }, keys, responder);
const answer = (message: Uint8Array, changes: Partial<SideContext> = {}, keys = ola.keys, initiator = eva.duty) =>
  answerSideHandshake(sodium, { ...context, ...changes }, keys, initiator, message);

function established(): { initiator: Established; responder: Established } {
  const started = start();
  const answered = answer(started.message);
  const initiator = answered && started.finish(answered.message);
  if (answered === null || initiator === null) throw new Error('no handshake');
  return { initiator, responder: answered.established };
}

describe('the handshake of two members of staff', () => {
  it('gives both the same hash and each the other its keys, in messages as long as a youth’s', () => {
    const { initiator, responder } = established();
    expect(initiator.handshakeHash).toEqual(responder.handshakeHash);
    expect(openFrame(responder.receiving, 3, sealFrame(initiator.sending, 3, PLAINTEXT))).toEqual(PLAINTEXT);
    expect(openFrame(initiator.receiving, 3, sealFrame(responder.sending, 3, PLAINTEXT))).toEqual(PLAINTEXT);
    expect(start().message).toHaveLength(MESSAGE_1_BYTES);
    expect(answer(start().message)?.message).toHaveLength(MESSAGE_2_BYTES);
  });

  it('is another one every time', () => {
    const [a, b] = [established(), established()];
    expect(a.initiator.handshakeHash).not.toEqual(b.initiator.handshakeHash);
    expect(openFrame(b.responder.receiving, 3, sealFrame(a.initiator.sending, 3, PLAINTEXT))).toBeNull();
  });

  it('lets the responder seal nothing before a first frame is opened: an old message 1 that comes again gets nothing sealed', () => {
    const started = start();
    const [first, again] = [answer(started.message), answer(started.message)];
    const initiator = first && started.finish(first.message);
    if (!initiator || !again) throw new Error('no handshake');
    expect(() => sealFrame(first.established.sending, 3, PLAINTEXT)).toThrow('not confirmed');
    const frame = sealFrame(initiator.sending, 3, PLAINTEXT);
    expect(openFrame(again.established.receiving, 3, frame)).toBeNull();
    expect(again.established.sending.maySeal).toBe(false);
    expect(openFrame(first.established.receiving, 3, frame)).toEqual(PLAINTEXT);
    expect(first.established.sending.maySeal).toBe(true);
  });
});

describe('no message 1 is answered', () => {
  it('with any byte flipped', () => {
    const { message } = start();
    for (const { changed } of flipped(message)) expect(answer(changed)).toBeNull();
    expect(answer(message)).not.toBeNull();
  }, 60_000);

  it('of another length, of any noise, or put together from two', () => {
    const [a, b] = [start().message, start().message];
    for (const wrong of wrongLengths(a)) expect(answer(wrong)).toBeNull();
    const mixed = Uint8Array.of(...a.subarray(0, XWING_CIPHERTEXT_BYTES), ...b.subarray(XWING_CIPHERTEXT_BYTES));
    expect(answer(mixed)).toBeNull();
    fc.assert(
      fc.property(fc.uint8Array({ minLength: MESSAGE_1_BYTES, maxLength: MESSAGE_1_BYTES }), (noise) => {
        expect(answer(noise)).toBeNull();
      }),
      { numRuns: 30 },
    );
  });

  it.each<[string, Partial<SideContext>]>([
    ['another conversation', { conversationId: 'conversation-00000000B' }],
    ['another epoch', { epoch: 4 }],
    ['another purpose', { purpose: 'room' }],
    ['another certificate of the initiator’s for the same keys', { initiatorCertificate: reissued(eva) }],
    ['another certificate of the responder’s for the same keys', { responderCertificate: reissued(ola) }],
    [
      'swapped roles',
      { initiatorCertificate: context.responderCertificate, responderCertificate: context.initiatorCertificate },
    ],
  ])('made for %s', (_, changes) => {
    expect(answer(start(changes).message)).toBeNull();
    expect(answer(start().message, changes)).toBeNull();
    expect(answer(start(changes).message, changes)).not.toBeNull();
  });

  it.each([
    ['version of the protocol', PROTOCOL_VERSION + 1, 'dorren/side/v1', true],
    ['context string', PROTOCOL_VERSION, 'dorren/prologue/v1', true],
    ['nothing else', PROTOCOL_VERSION, 'dorren/side/v1', false],
  ])('made for another %s', (_, version, contextString, refused) => {
    const { ciphertext, sharedSecret } = sodium.crypto_kem_xwing_enc(ola.duty.xwing);
    const hashes = [context.initiatorCertificate, context.responderCertificate].map((one) =>
      certificateHash(sodium, one),
    );
    const { conversationId, epoch, purpose } = context;
    const initiator = new HandshakeState(sodium, {
      pattern: 'KKpsk2',
      initiator: true,
      prologue: encodeFields(contextString, [version, conversationId, epoch, purpose, ...hashes, ciphertext]),
      staticKeys: eva.keys.x25519,
      remoteStatic: ola.duty.x25519,
      psk: sharedSecret,
    });
    const message = initiator.writeMessage(EMPTY);
    expect(answer(Uint8Array.of(...ciphertext, ...message)) === null).toBe(refused);
  });

  it('made with other duty keys than the certificate names, at either end', () => {
    expect(answer(start({}, third.keys).message)).toBeNull();
    expect(answer(start().message, {}, ola.keys, third.duty)).toBeNull();
    expect(answer(start({}, eva.keys, third.duty).message)).toBeNull();
    expect(answer(start().message, {}, third.keys)).toBeNull();
    // Another X-Wing key gives another psk, which shows in message 2; nothing is sealed before.
    const started = start();
    const answered = answer(started.message, {}, { ...ola.keys, xwing: makeDutyKeys(sodium).xwing });
    expect(answered && started.finish(answered.message)).toBeNull();
  });

  it('of a youth’s handshake to the same duty keys', () => {
    const { conversationId, epoch } = context;
    const youth = { conversationId, epoch, noticeVersion: '1', dutyCertificate: context.responderCertificate };
    expect(answer(startHandshake(sodium, youth, ola.duty).message)).toBeNull();
  });

  it('with a point of small order in either half', () => {
    for (const hex of SMALL_ORDER_X25519) {
      for (const at of [XWING_CIPHERTEXT_BYTES - 32, XWING_CIPHERTEXT_BYTES]) {
        const { message } = start();
        message.set(sodium.from_hex(hex), at);
        expect(answer(message)).toBeNull();
      }
    }
  });

  it('sent back to whoever made it', () => {
    const { message } = start();
    expect(answer(message, {}, eva.keys, ola.duty)).toBeNull();
  });
});

describe('the initiator finishes with no message 2', () => {
  it('with any byte flipped, of another length, nor with the right one afterwards', () => {
    const tries = [...flipped(new Uint8Array(MESSAGE_2_BYTES))].map(({ changed }) => changed);
    for (const change of tries) {
      const started = start();
      const message2 = answer(started.message)?.message ?? EMPTY;
      expect(started.finish(message2.map((byte, at) => byte ^ (change[at] ?? 0)))).toBeNull();
      expect(started.finish(message2)).toBeNull();
    }
    for (const length of [0, 32, MESSAGE_2_BYTES - 1, MESSAGE_2_BYTES + 1])
      expect(start().finish(new Uint8Array(length))).toBeNull();
  }, 60_000);

  it('twice, after it is wiped, or that answers another handshake', () => {
    const [a, b, c] = [start(), start(), start()];
    const message2 = answer(a.message)?.message ?? EMPTY;
    expect(b.finish(message2)).toBeNull();
    expect(a.finish(message2)).not.toBeNull();
    expect(a.finish(message2)).toBeNull();
    const last = answer(c.message)?.message ?? EMPTY;
    c.wipe();
    expect(c.finish(last)).toBeNull();
  });
});

it('nothing begins with a chain that is expired, revoked, another root’s or another person’s', () => {
  const { anchor, conditions, duty, staff, list } = ola;
  const own = { ...conditions, nowSeconds: NOW_SECONDS };
  const revocations = issueRevocationList(
    sodium,
    { ...list, serial: 8, revoked: [duty.staffCertificateHash] },
    ola.root.privateKey,
  );
  expect(verifyChain(sodium, anchor, own).ok).toBe(true);
  const refusals = [
    verifyChain(sodium, anchor, { ...own, nowSeconds: duty.notAfter + 1 }),
    verifyChain(sodium, anchor, { ...own, nowSeconds: staff.notAfter + 1 }),
    verifyChain(sodium, { ...anchor, chain: { ...anchor.chain, revocations } }, own),
    verifyChain(sodium, { ...anchor, rootKey: third.root.publicKey }, own),
    verifyChain(sodium, { ...anchor, chain: { ...anchor.chain, staffId: 'staff-00000000000000AB' } }, own),
  ];
  expect(refusals.map((decision) => decision.ok || decision.reason)).toEqual([
    'expired',
    'expired',
    'revoked',
    'wrong-root',
    'wrong-person',
  ]);
});

function reissued({ duty, identity }: typeof eva): Uint8Array {
  return issueDutyCertificate(sodium, { ...duty, notAfter: duty.notAfter - 1 }, identity.privateKey);
}
