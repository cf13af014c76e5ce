import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadSodium } from '../sodium.ts';
import { HandshakeState } from './handshake-state.ts';
import { hkdf2, hkdf3, hmac } from './key-derivation.ts';
import { PATTERN_NAMES } from './patterns.ts';

const sodium = await loadSodium();

interface Vector {
  protocol_name: string;
  init_prologue: string;
  init_psks?: string[];
  init_static?: string;
  init_ephemeral: string;
  init_remote_static?: string;
  resp_prologue: string;
  resp_psks?: string[];
  resp_static?: string;
  resp_ephemeral: string;
  resp_remote_static?: string;
  handshake_hash?: string;
  messages: { payload: string; ciphertext: string }[];
  source: string;
}

const file = new URL('../../../vectors/noise-25519-chachapoly-blake2b.json', import.meta.url);
const { vectors } = JSON.parse(readFileSync(file, 'utf8')) as { vectors: Vector[] };
const bytes = (hex: string) => sodium.from_hex(hex);
const keysOf = (secret: string) => ({
  publicKey: sodium.crypto_scalarmult_base(bytes(secret)),
  secretKey: bytes(secret),
});

function side(vector: Vector, initiator: boolean): HandshakeState {
  const pattern = PATTERN_NAMES.find((name) => vector.protocol_name === `Noise_${name}_25519_ChaChaPoly_BLAKE2b`);
  if (pattern === undefined) throw new Error(`no pattern for ${vector.protocol_name}`);
  const [prologue, psks, own, ephemeral, remote] = initiator
    ? [vector.init_prologue, vector.init_psks, vector.init_static, vector.init_ephemeral, vector.init_remote_static]
    : [vector.resp_prologue, vector.resp_psks, vector.resp_static, vector.resp_ephemeral, vector.resp_remote_static];
  const psk = psks?.[0];
  return new HandshakeState(sodium, {
    pattern,
    initiator,
    prologue: bytes(prologue),
    ...(own === undefined ? {} : { staticKeys: keysOf(own) }),
    ...(remote === undefined ? {} : { remoteStatic: bytes(remote) }),
    ...(psk === undefined ? {} : { psk: bytes(psk) }),
    makeEphemeral: () => keysOf(ephemeral),
  });
}

describe('published vectors', () => {
  it('are there for every pattern in use', () => {
    const named = new Set(vectors.map((vector) => vector.protocol_name));
    expect(named).toEqual(new Set(PATTERN_NAMES.map((name) => `Noise_${name}_25519_ChaChaPoly_BLAKE2b`)));
  });

  it.each(vectors)('$protocol_name of $source', (vector) => {
    const initiator = side(vector, true);
    const responder = side(vector, false);
    const [first, second, ...transport] = vector.messages;
    if (first === undefined || second === undefined) throw new Error('no handshake in the vector');

    expect(sodium.to_hex(initiator.writeMessage(bytes(first.payload)))).toBe(first.ciphertext);
    expect(responder.readMessage(bytes(first.ciphertext))).toEqual(bytes(first.payload));
    expect(sodium.to_hex(responder.writeMessage(bytes(second.payload)))).toBe(second.ciphertext);
    expect(initiator.readMessage(bytes(second.ciphertext))).toEqual(bytes(second.payload));

    const [mine, theirs] = [initiator.split(), responder.split()];
    expect(theirs.handshakeHash).toEqual(mine.handshakeHash);
    if (vector.handshake_hash !== undefined) expect(sodium.to_hex(mine.handshakeHash)).toBe(vector.handshake_hash);

    const ad = new Uint8Array(0);
    expect(transport.length).toBeGreaterThan(0);
    transport.forEach(({ payload, ciphertext }, i) => {
      // The messages go in turns, the initiator's first.
      const direction = i % 2 === 0 ? 'fromInitiator' : 'fromResponder';
      expect(sodium.to_hex(mine[direction].encryptWithAd(ad, bytes(payload)))).toBe(ciphertext);
      expect(theirs[direction].decryptWithAd(ad, bytes(ciphertext))).toEqual(bytes(payload));
    });
  });
});

describe('key derivation', () => {
  const input = fc.uint8Array({ maxLength: 300 });

  it("HMAC-BLAKE2b is OpenSSL's, for keys shorter and longer than a block", () => {
    fc.assert(
      fc.property(input, fc.array(input, { maxLength: 3 }), (key, parts) => {
        const theirs = createHmac('blake2b512', key);
        for (const part of parts) theirs.update(part);
        expect(sodium.to_hex(hmac(sodium, key, ...parts))).toBe(theirs.digest('hex'));
      }),
    );
  });

  it('HKDF is HMAC chained as section 4.3 says', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 64, maxLength: 64 }), input, (chainingKey, material) => {
        const mac = (key: Uint8Array, ...parts: Uint8Array[]) =>
          createHmac('blake2b512', key).update(Buffer.concat(parts)).digest();
        const temporary = mac(chainingKey, material);
        const first = mac(temporary, Uint8Array.of(1));
        const second = mac(temporary, first, Uint8Array.of(2));
        const third = mac(temporary, second, Uint8Array.of(3));
        const hex = (outputs: Uint8Array[]) => outputs.map((output) => sodium.to_hex(output));
        expect(hex(hkdf2(sodium, chainingKey, material))).toEqual(hex([first, second]));
        expect(hex(hkdf3(sodium, chainingKey, material))).toEqual(hex([first, second, third]));
      }),
    );
  });
});
