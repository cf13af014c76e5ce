/**
 * From passphrase to keys, in the staff's browser only (docs/protocol.md, "Accounts"): Argon2id (RFC 9106) gives 64 bytes, of which the
 * first half wraps and the second half authenticates. Needs libsodium's sumo build.
 */
import type { KeyDerivation } from '../protocol/staff-http.ts';
import { encodeFields } from './encoding.ts';
import { type Sodium, type SumoSodium, wipe } from './sodium.ts';

/** The wire's parameters, with the salt's bytes. */
export interface StretchParameters extends Omit<KeyDerivation, 'salt'> {
  salt: Uint8Array;
}

export interface StretchedPassphrase {
  /** 32 bytes; never leaves the browser. */
  wrappingKey: Uint8Array;
  /** 32 bytes; shown to the server, unlocks nothing. */
  proof: Uint8Array;
}

export const SALT_BYTES = 16;
export const MIN_OPERATIONS = 3;
export const MAX_OPERATIONS = 16;
export const MIN_MEMORY_BYTES = 64 * 1024 * 1024;
export const MAX_MEMORY_BYTES = 1024 * 1024 * 1024;
const HALF_BYTES = 32;
const NONCE_BYTES = 24;
const TAG_BYTES = 16;
const WRAP_CONTEXT = 'dorren/wrapped-secret/v1';

/**
 * Takes a second or so. The passphrase is normalised (NFC, as RFC 8265 section 4.2), so that every keyboard gives the same.
 * @throws RangeError for parameters below the least or above the most, whoever asks for them: a server must not weaken them, nor hang the tab.
 */
export function stretchPassphrase(
  sodium: SumoSodium,
  passphrase: string,
  parameters: StretchParameters,
): StretchedPassphrase {
  const { salt, operations, memoryBytes } = parameters;
  if (salt.byteLength !== SALT_BYTES) throw new RangeError('salt must be 16 bytes');
  if (!within(operations, MIN_OPERATIONS, MAX_OPERATIONS)) throw new RangeError('operations out of bounds');
  if (!within(memoryBytes, MIN_MEMORY_BYTES, MAX_MEMORY_BYTES)) throw new RangeError('memory out of bounds');
  const password = new TextEncoder().encode(passphrase.normalize('NFC'));
  const algorithm = sodium.crypto_pwhash_ALG_ARGON2ID13;
  const stretched = sodium.crypto_pwhash(2 * HALF_BYTES, password, salt, operations, memoryBytes, algorithm);
  const keys = { wrappingKey: stretched.slice(0, HALF_BYTES), proof: stretched.slice(HALF_BYTES) };
  wipe(sodium, password, stretched);
  return keys;
}

/** XChaCha20-Poly1305: a random nonce, then ciphertext and tag; 40 bytes longer than the secret. `context` says whose and what it is. */
export function wrapSecret(sodium: Sodium, wrappingKey: Uint8Array, secret: Uint8Array, context: string): Uint8Array {
  const nonce = sodium.randombytes_buf(NONCE_BYTES);
  const ad = encodeFields(WRAP_CONTEXT, [context]);
  const sealed = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(secret, ad, null, nonce, wrappingKey);
  const wrapped = new Uint8Array(NONCE_BYTES + sealed.byteLength);
  wrapped.set(nonce);
  wrapped.set(sealed, NONCE_BYTES);
  return wrapped;
}

/** The secret; null unless it was wrapped with this key in this context. */
export function unwrapSecret(
  sodium: Sodium,
  wrappingKey: Uint8Array,
  wrapped: Uint8Array,
  context: string,
): Uint8Array | null {
  if (wrapped.byteLength < NONCE_BYTES + TAG_BYTES) return null;
  const nonce = wrapped.subarray(0, NONCE_BYTES);
  const ad = encodeFields(WRAP_CONTEXT, [context]);
  try {
    return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
      null,
      wrapped.subarray(NONCE_BYTES),
      ad,
      nonce,
      wrappingKey,
    );
  } catch {
    return null;
  }
}

function within(value: number, least: number, most: number): boolean {
  return Number.isSafeInteger(value) && value >= least && value <= most;
}
