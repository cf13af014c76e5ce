import { describe, expect, it } from 'vitest';
import { makeCast } from './fixtures.ts';
import { answerHandshake, MESSAGE_2_BYTES, startHandshake } from './handshake.ts';
import { answerSideHandshake, startSideHandshake } from './side-handshake.ts';
import { loadSodium, type Sodium } from './sodium.ts';

const sodium = await loadSodium();
const { context, duty, keys } = makeCast(sodium);
const other = makeCast(sodium);

function comeThrough(using: Sodium): void {
  const started = startHandshake(using, context, duty);
  const answered = answerHandshake(using, context, keys, started.message);
  expect(answered && started.finish(answered.message)).not.toBeNull();
}

describe('what is spent is overwritten', () => {
  /** Hands every secret that libsodium gives out during a handshake on, and keeps hold of it. */
  function recording(): { using: Sodium; secrets: Uint8Array[] } {
    const secrets: Uint8Array[] = [];
    const kept = (secret: Uint8Array): Uint8Array => {
      secrets.push(secret);
      return secret;
    };
    const using: Sodium = Object.create(sodium, {
      crypto_scalarmult: {
        value: (secret: Uint8Array, point: Uint8Array) => kept(sodium.crypto_scalarmult(secret, point)),
      },
      crypto_kem_xwing_dec: {
        value: (ciphertext: Uint8Array, secret: Uint8Array) => kept(sodium.crypto_kem_xwing_dec(ciphertext, secret)),
      },
      crypto_kem_xwing_enc: {
        value: (publicKey: Uint8Array) => {
          const result = sodium.crypto_kem_xwing_enc(publicKey);
          kept(result.sharedSecret);
          return result;
        },
      },
      crypto_box_keypair: {
        value: () => {
          const result = sodium.crypto_box_keypair();
          kept(result.privateKey);
          return result;
        },
      },
    });
    return { using, secrets };
  }

  const overwritten = (secrets: readonly Uint8Array[]) => secrets.every((secret) => secret.every((byte) => byte === 0));

  it('after a handshake that came through', () => {
    const { using, secrets } = recording();
    comeThrough(using);
    // X-Wing at either end, two ephemerals, es and ee at either end.
    expect(secrets).toHaveLength(8);
    expect(overwritten(secrets)).toBe(true);
  });

  it('after one of two members of staff', () => {
    const { using, secrets } = recording();
    const side = {
      ...{ conversationId: context.conversationId, epoch: 2, purpose: 'room' as const },
      initiatorCertificate: other.context.dutyCertificate,
      responderCertificate: context.dutyCertificate,
    };
    const started = startSideHandshake(using, side, other.keys, duty);
    const answered = answerSideHandshake(using, side, keys, other.duty, started.message);
    expect(answered && started.finish(answered.message)).not.toBeNull();
    // X-Wing at either end, two ephemerals, es, ss, ee and se at either end.
    expect(secrets).toHaveLength(12);
    expect(overwritten(secrets)).toBe(true);
    expect(other.keys.x25519.secretKey.some((byte) => byte !== 0)).toBe(true);
  });

  it.each([
    [
      'by the counsellor',
      1,
      (using: Sodium) =>
        answerHandshake(using, { ...context, epoch: 2 }, keys, startHandshake(sodium, context, duty).message),
    ],
    [
      'by the youth',
      4,
      (using: Sodium) => startHandshake(using, context, duty).finish(new Uint8Array(MESSAGE_2_BYTES).fill(9)),
    ],
    ['by leaving', 3, (using: Sodium) => startHandshake(using, context, duty).wipe()],
  ])('after one that failed %s', (_, least, fail) => {
    const { using, secrets } = recording();
    fail(using);
    expect(secrets.length).toBeGreaterThanOrEqual(least);
    expect(overwritten(secrets)).toBe(true);
  });

  it('the duty keys are as they were', () => {
    const before = keys.x25519.secretKey.slice();
    comeThrough(sodium);
    expect(keys.x25519.secretKey).toEqual(before);
  });
});
