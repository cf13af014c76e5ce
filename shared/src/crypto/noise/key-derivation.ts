/**
 * HMAC-BLAKE2b and the HKDF over it (Noise revision 34, sections 4.3 and 12.8; RFC 2104). libsodium has BLAKE2b but no HMAC over it:
 * this is RFC 2104's construction over libsodium's hash, held to the published Noise vectors. Why not BLAKE2b's own keyed mode: ADR 1.
 */
import { type Sodium, wipe } from '../sodium.ts';

/** HASHLEN of BLAKE2b: section 12.8. */
export const HASH_BYTES = 64;
/** BLOCKLEN of BLAKE2b. */
const BLOCK_BYTES = 128;
const INNER_PAD = 0x36;
const OUTER_PAD = 0x5c;

/** BLAKE2b-512 over the parts, one after another. */
export function hash(sodium: Sodium, ...parts: readonly Uint8Array[]): Uint8Array {
  const state = sodium.crypto_generichash_init(null, HASH_BYTES);
  for (const part of parts) sodium.crypto_generichash_update(state, part);
  return sodium.crypto_generichash_final(state, HASH_BYTES);
}

/** RFC 2104 with BLAKE2b-512 over the parts, one after another. Keys may have any length. */
export function hmac(sodium: Sodium, key: Uint8Array, ...parts: readonly Uint8Array[]): Uint8Array {
  const block = new Uint8Array(BLOCK_BYTES);
  block.set(key.byteLength > BLOCK_BYTES ? hash(sodium, key) : key);
  const innerKey = block.map((byte) => byte ^ INNER_PAD);
  const outerKey = block.map((byte) => byte ^ OUTER_PAD);
  const inner = hash(sodium, innerKey, ...parts);
  const outer = hash(sodium, outerKey, inner);
  wipe(sodium, block, innerKey, outerKey, inner);
  return outer;
}

/** HKDF with two outputs of 64 bytes: section 4.3. */
export function hkdf2(sodium: Sodium, chainingKey: Uint8Array, input: Uint8Array): [Uint8Array, Uint8Array] {
  const temporary = hmac(sodium, chainingKey, input);
  const first = hmac(sodium, temporary, Uint8Array.of(1));
  const second = hmac(sodium, temporary, first, Uint8Array.of(2));
  wipe(sodium, temporary);
  return [first, second];
}

/** HKDF with three outputs of 64 bytes: section 4.3. */
export function hkdf3(
  sodium: Sodium,
  chainingKey: Uint8Array,
  input: Uint8Array,
): [Uint8Array, Uint8Array, Uint8Array] {
  const temporary = hmac(sodium, chainingKey, input);
  const first = hmac(sodium, temporary, Uint8Array.of(1));
  const second = hmac(sodium, temporary, first, Uint8Array.of(2));
  const third = hmac(sodium, temporary, second, Uint8Array.of(3));
  wipe(sodium, temporary);
  return [first, second, third];
}
