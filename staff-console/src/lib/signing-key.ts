/** Ed25519 keys that outlive a session, wrapped under a passphrase: a member of staff's identity, and the centre's root. */
import { SALT_BYTES, type StretchedPassphrase, stretchPassphrase } from '@dorren/shared/crypto/passphrase.ts';
import { type SumoSodium, wipe } from '@dorren/shared/crypto/sodium.ts';
import type { KeyDerivation } from '@dorren/shared/protocol/staff-http.ts';
import { fromBase64, toBase64 } from './base64.ts';

/** For new keys: twice the memory that RFC 9106 section 4 recommends second, about a second on an office computer. */
const NEW_STRETCH = { operations: 3, memoryBytes: 128 * 1024 * 1024 } as const;

export interface SigningKey {
  publicKey: Uint8Array;
  secretKey: Uint8Array;
}

/** A random key and the seed that it grows from: what is wrapped and kept. */
export function makeSigningKey(sodium: SumoSodium): { key: SigningKey; seed: Uint8Array } {
  const seed = sodium.randombytes_buf(sodium.crypto_sign_SEEDBYTES);
  return { key: signingKeyOf(sodium, seed), seed };
}

/** @throws unless the seed is 32 bytes long. */
export function signingKeyOf(sodium: SumoSodium, seed: Uint8Array): SigningKey {
  const { publicKey, privateKey } = sodium.crypto_sign_seed_keypair(seed);
  return { publicKey, secretKey: privateKey };
}

/** Stretches with a new salt. */
export function stretchAnew(
  sodium: SumoSodium,
  passphrase: string,
): { keyDerivation: KeyDerivation; stretched: StretchedPassphrase } {
  const salt = sodium.randombytes_buf(SALT_BYTES);
  const stretched = stretchPassphrase(sodium, passphrase, { ...NEW_STRETCH, salt });
  return { keyDerivation: { ...NEW_STRETCH, salt: toBase64(sodium, salt) }, stretched };
}

/** Stretches as told. @throws RangeError for a salt or parameters that are not to be used, whoever asks. */
export function stretchAgain(
  sodium: SumoSodium,
  passphrase: string,
  keyDerivation: KeyDerivation,
): StretchedPassphrase {
  const salt = fromBase64(sodium, keyDerivation.salt);
  if (salt === null) throw new RangeError('not a salt');
  return stretchPassphrase(sodium, passphrase, { ...keyDerivation, salt });
}

/**
 * A public key's fingerprint, to be printed and read aloud: 128 bits of its BLAKE2b hash, hexadecimal, in groups of four.
 */
export function keyFingerprint(sodium: SumoSodium, publicKey: Uint8Array): string {
  const hash = sodium.crypto_generichash(16, publicKey, null);
  return (sodium.to_hex(hash).match(/.{4}/g) ?? []).join(' ').toUpperCase();
}

export function wipeSigningKey(sodium: SumoSodium, key: SigningKey): void {
  wipe(sodium, key.secretKey);
}
