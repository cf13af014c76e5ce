import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadSodium } from './sodium.ts';

const sodium = await loadSodium();
const file = new URL('../../vectors/xwing.json', import.meta.url);
const { vectors } = JSON.parse(readFileSync(file, 'utf8')) as {
  vectors: { seed: string; eseed: string; ss: string; sk: string; pk: string; ct: string }[];
};
const hex = sodium.to_hex;
const bytes = (text: string) => sodium.from_hex(text);

describe("libsodium's X-Wing against its specification's vectors", () => {
  it('has three', () => {
    expect(vectors).toHaveLength(3);
  });

  it.each(vectors)('seed $seed', ({ seed, eseed, ss, sk, pk, ct }) => {
    const keys = sodium.crypto_kem_xwing_seed_keypair(bytes(seed));
    expect(hex(keys.publicKey)).toBe(pk);
    expect(hex(keys.privateKey)).toBe(sk);
    const encapsulated = sodium.crypto_kem_xwing_enc_deterministic(bytes(pk), bytes(eseed));
    expect(hex(encapsulated.ciphertext)).toBe(ct);
    expect(hex(encapsulated.sharedSecret)).toBe(ss);
    expect(hex(sodium.crypto_kem_xwing_dec(bytes(ct), bytes(sk)))).toBe(ss);
  });

  it('another key or ciphertext gives another secret', () => {
    const [first, second] = vectors;
    if (first === undefined || second === undefined) throw new Error('no vectors');
    expect(hex(sodium.crypto_kem_xwing_dec(bytes(first.ct), bytes(second.sk)))).not.toBe(first.ss);
    const ct = bytes(first.ct);
    ct[0] = (ct[0] ?? 0) ^ 1;
    expect(hex(sodium.crypto_kem_xwing_dec(ct, bytes(first.sk)))).not.toBe(first.ss);
  });
});
