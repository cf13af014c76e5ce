import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FRAME_KIND, HEADER_BYTES, PLAINTEXT_BYTES } from '../protocol/frame.ts';
import { PROTOCOL_VERSION } from '../protocol/version.ts';
import { certificateHash, issueDutyCertificate } from './certificates.ts';
import { makeDutyKeys } from './duty-keys.ts';
import { encodeFields } from './encoding.ts';
import { flipped, makeCast, SMALL_ORDER_X25519, wrongLengths } from './fixtures.ts';
import { openFrame, sealFrame } from './frames.ts';
import {
  answerHandshake,
  type Established,
  type HandshakeContext,
  MESSAGE_1_BYTES,
  MESSAGE_2_BYTES,
  startHandshake,
  XWING_CIPHERTEXT_BYTES,
} from './handshake.ts';
import { HandshakeState } from './noise/handshake-state.ts';
import { loadSodium } from './sodium.ts';

const sodium = await loadSodium();
const cast = makeCast(sodium);
const { context, duty, keys } = cast;
const PLAINTEXT = new Uint8Array(PLAINTEXT_BYTES).fill(5);
const EMPTY = new Uint8Array(0);

const start = (changes: Partial<HandshakeContext> = {}) => startHandshake(sodium, { ...context, ...changes }, duty);
const answer = (message: Uint8Array, changes: Partial<HandshakeContext> = {}, with_ = keys) =>
  answerHandshake(sodium, { ...context, ...changes }, with_, message);

function established(): { youth: Established; counsellor: Established } {
  const started = start();
  const answered = answer(started.message);
  const youth = answered && started.finish(answered.message);
  if (answered === null || youth === null) throw new Error('no handshake');
  return { youth, counsellor: answered.established };
}

describe('the handshake', () => {
  it('gives both sides the same hash and each the other its keys', () => {
    const { youth, counsellor } = established();
    expect(youth.handshakeHash).toEqual(counsellor.handshakeHash);
    expect(openFrame(counsellor.receiving, 1, sealFrame(youth.sending, 1, PLAINTEXT))).toEqual(PLAINTEXT);
    expect(openFrame(youth.receiving, 1, sealFrame(counsellor.sending, 1, PLAINTEXT))).toEqual(PLAINTEXT);
  });

  it('has messages of the lengths in docs/protocol.md', () => {
    const started = start();
    expect(started.message).toHaveLength(1120 + 48);
    expect(answer(started.message)?.message).toHaveLength(48);
    expect([MESSAGE_1_BYTES, MESSAGE_2_BYTES]).toEqual([1168, 48]);
  });

  it('is another one every time', () => {
    const [a, b] = [established(), established()];
    expect(a.youth.handshakeHash).not.toEqual(b.youth.handshakeHash);
    expect(openFrame(b.counsellor.receiving, 1, sealFrame(a.youth.sending, 1, PLAINTEXT))).toBeNull();
  });

  it('has a key of its own for each direction: a frame sent back does not open', () => {
    const { youth, counsellor } = established();
    const frame = sealFrame(youth.sending, 1, PLAINTEXT);
    expect(openFrame(youth.receiving, 1, frame)).toBeNull();
    expect(openFrame(counsellor.receiving, 1, frame)).toEqual(PLAINTEXT);
  });

  it('lets the counsellor seal nothing before the first frame of the youth is opened', () => {
    const { youth, counsellor } = established();
    expect(youth.sending.maySeal).toBe(true);
    expect(counsellor.sending.maySeal).toBe(false);
    expect(() => sealFrame(counsellor.sending, 1, PLAINTEXT)).toThrow('not confirmed');
    expect(openFrame(counsellor.receiving, 1, new Uint8Array(1024))).toBeNull();
    expect(counsellor.sending.maySeal).toBe(false);
    openFrame(counsellor.receiving, 1, sealFrame(youth.sending, 1, PLAINTEXT));
    expect(openFrame(youth.receiving, 1, sealFrame(counsellor.sending, 1, PLAINTEXT))).toEqual(PLAINTEXT);
  });
});

describe('the counsellor answers no message 1', () => {
  it('with any byte flipped', () => {
    const { message } = start();
    for (const { changed } of flipped(message)) expect(answer(changed)).toBeNull();
    expect(answer(message)).not.toBeNull();
  }, 60_000);

  it('of another length', () => {
    for (const wrong of wrongLengths(start().message)) expect(answer(wrong)).toBeNull();
  });

  it('put together from two', () => {
    const [a, b] = [start().message, start().message];
    const mixed = Uint8Array.of(...a.subarray(0, XWING_CIPHERTEXT_BYTES), ...b.subarray(XWING_CIPHERTEXT_BYTES));
    expect(answer(mixed)).toBeNull();
  });

  it.each<[string, Partial<HandshakeContext>]>([
    ['another conversation', { conversationId: 'conversation-00000000B' }],
    ['another epoch', { epoch: 2 }],
    ['another notice', { noticeVersion: '2026-2' }],
    ['another duty certificate for the same keys', { dutyCertificate: reissuedCertificate() }],
    ['fields that run into one another', { conversationId: `${context.conversationId}1`, noticeVersion: '' }],
  ])('made for %s', (_, changes) => {
    expect(answer(start(changes).message)).toBeNull();
    expect(answer(start().message, changes)).toBeNull();
    expect(answer(start(changes).message, changes)).not.toBeNull();
  });

  it.each([
    ['version of the protocol', [PROTOCOL_VERSION + 1], 'dorren/prologue/v1', true],
    ['context string', [PROTOCOL_VERSION], 'dorren/prologue/v2', true],
    ['nothing else', [PROTOCOL_VERSION], 'dorren/prologue/v1', false],
  ])('made for another %s', (_, [version = 0], contextString, refused) => {
    const { ciphertext, sharedSecret } = sodium.crypto_kem_xwing_enc(duty.xwing);
    const { conversationId, epoch, noticeVersion } = context;
    const hash = certificateHash(sodium, context.dutyCertificate);
    const youth = new HandshakeState(sodium, {
      pattern: 'NKpsk2',
      initiator: true,
      prologue: encodeFields(contextString, [version, conversationId, epoch, hash, noticeVersion, ciphertext]),
      remoteStatic: duty.x25519,
      psk: sharedSecret,
    });
    expect(answer(Uint8Array.of(...ciphertext, ...youth.writeMessage(EMPTY))) === null).toBe(refused);
  });

  it('made for other duty keys, or for one of the two', () => {
    const others = makeDutyKeys(sodium);
    const { message } = start();
    expect(answer(message, {}, others)).toBeNull();
    expect(answer(message, {}, { ...keys, x25519: others.x25519 })).toBeNull();
    // Another X-Wing key gives another psk, which message 1 does not show: message 2 does, and nothing is sealed before.
    const answered = answer(message, {}, { ...keys, xwing: others.xwing });
    expect(answered && start().finish(answered.message)).toBeNull();
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

  it('that carries content: it has 48 bytes of Noise, no more', () => {
    const { ciphertext, sharedSecret } = sodium.crypto_kem_xwing_enc(duty.xwing);
    const { conversationId, epoch, noticeVersion } = context;
    const hash = certificateHash(sodium, context.dutyCertificate);
    const youth = new HandshakeState(sodium, {
      pattern: 'NKpsk2',
      initiator: true,
      prologue: encodeFields('dorren/prologue/v1', [
        PROTOCOL_VERSION,
        conversationId,
        epoch,
        hash,
        noticeVersion,
        ciphertext,
      ]),
      remoteStatic: duty.x25519,
      psk: sharedSecret,
    });
    expect(answer(Uint8Array.of(...ciphertext, ...youth.writeMessage(Uint8Array.of(1))))).toBeNull();
  });

  it('of any noise', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: MESSAGE_1_BYTES, maxLength: MESSAGE_1_BYTES }), (noise) => {
        expect(answer(noise)).toBeNull();
      }),
      { numRuns: 30 },
    );
  });
});

describe('a message 1 that comes again', () => {
  it('gets keys that whoever repeats it cannot use', () => {
    const started = start();
    const [first, again] = [answer(started.message), answer(started.message)];
    const youth = first && started.finish(first.message);
    if (!youth || !again) throw new Error('no handshake');
    expect(again.established.handshakeHash).not.toEqual(youth.handshakeHash);
    expect(openFrame(again.established.receiving, 1, sealFrame(youth.sending, 1, PLAINTEXT))).toBeNull();
    expect(again.established.sending.maySeal).toBe(false);
  });
});

describe('the youth finishes with no message 2', () => {
  it('with any byte flipped', () => {
    for (let at = 0; at < MESSAGE_2_BYTES; at++) {
      for (const bit of [0x01, 0x80]) {
        const started = start();
        const message2 = answer(started.message)?.message ?? EMPTY;
        message2[at] = (message2[at] ?? 0) ^ bit;
        expect(started.finish(message2)).toBeNull();
      }
    }
  }, 60_000);

  it('of another length, nor with the right one afterwards', () => {
    for (let length = 0; length <= MESSAGE_2_BYTES + 1; length++) {
      if (length === MESSAGE_2_BYTES) continue;
      const started = start();
      const message2 = answer(started.message)?.message ?? EMPTY;
      const wrong = new Uint8Array(length);
      wrong.set(message2.subarray(0, length));
      expect(started.finish(wrong)).toBeNull();
      expect(started.finish(message2)).toBeNull();
    }
  }, 60_000);

  it('twice', () => {
    const started = start();
    const message2 = answer(started.message)?.message ?? EMPTY;
    expect(started.finish(message2)).not.toBeNull();
    expect(started.finish(message2)).toBeNull();
  });

  it('that answers another handshake, or its own message', () => {
    const [a, b] = [start(), start()];
    expect(a.finish(answer(b.message)?.message ?? EMPTY)).toBeNull();
    const c = start();
    expect(c.finish(c.message.slice(XWING_CIPHERTEXT_BYTES))).toBeNull();
  });

  it('with a point of small order', () => {
    for (const hex of SMALL_ORDER_X25519) {
      const started = start();
      const message2 = answer(started.message)?.message ?? EMPTY;
      message2.set(sodium.from_hex(hex));
      expect(started.finish(message2)).toBeNull();
    }
  });

  it('after it is wiped', () => {
    const started = start();
    const message2 = answer(started.message)?.message ?? EMPTY;
    started.wipe();
    expect(started.finish(message2)).toBeNull();
  });
});

it('the youth starts no handshake to keys that verifyChain refuses', () => {
  for (const hex of SMALL_ORDER_X25519) {
    expect(() => startHandshake(sodium, context, { ...duty, x25519: sodium.from_hex(hex) })).toThrow();
  }
  const xwing = duty.xwing.slice().fill(0xff, 0, 1152);
  expect(() => startHandshake(sodium, context, { ...duty, xwing })).toThrow();
});

it('a frame of the handshake kind is never opened as a sealed one', () => {
  const { youth, counsellor } = established();
  const frame = sealFrame(youth.sending, 1, PLAINTEXT);
  frame[0] = FRAME_KIND.handshake;
  expect(openFrame(counsellor.receiving, 1, frame)).toBeNull();
  expect(counsellor.receiving.open(frame.slice(0, HEADER_BYTES), frame.slice(HEADER_BYTES), 0)).toBeNull();
});

function reissuedCertificate(): Uint8Array {
  return issueDutyCertificate(sodium, { ...cast.duty, notAfter: cast.duty.notAfter - 1 }, cast.identity.privateKey);
}
