/** A member of staff's identity key: made in their browser, kept by the server only wrapped (docs/protocol.md, "Accounts"). */
import { unwrapSecret, wrapSecret } from '@dorren/shared/crypto/passphrase.ts';
import { type SumoSodium, wipe } from '@dorren/shared/crypto/sodium.ts';
import type { Credentials, KeyDerivation } from '@dorren/shared/protocol/staff-http.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { makeSigningKey, type SigningKey, signingKeyOf, stretchAgain, stretchAnew } from './signing-key.ts';

/** A new identity key, wrapped under the passphrase, for this username only. Takes a second or so. */
export function makeCredentials(
  sodium: SumoSodium,
  username: string,
  passphrase: string,
): { credentials: Credentials; identity: SigningKey } {
  const { key, seed } = makeSigningKey(sodium);
  const { keyDerivation, stretched } = stretchAnew(sodium, passphrase);
  const wrapped = wrapSecret(sodium, stretched.wrappingKey, seed, wrapContext(username));
  const credentials = {
    keyDerivation,
    proof: toBase64(sodium, stretched.proof),
    wrappedIdentity: toBase64(sodium, wrapped),
    identityKey: toBase64(sodium, key.publicKey),
  };
  wipe(sodium, seed, stretched.wrappingKey, stretched.proof);
  return { credentials, identity: key };
}

export interface SignInKeys {
  /** What the server is shown, base64url. */
  proof: string;
  /** What it never sees. */
  wrappingKey: Uint8Array;
}

/** Takes a second or so. @throws RangeError for parameters that are weaker than the least, or that would hang the tab. */
export function deriveSignInKeys(sodium: SumoSodium, passphrase: string, keyDerivation: KeyDerivation): SignInKeys {
  const { proof, wrappingKey } = stretchAgain(sodium, passphrase, keyDerivation);
  const shown = toBase64(sodium, proof);
  wipe(sodium, proof);
  return { proof: shown, wrappingKey };
}

/** The identity key, and the wrapping key is overwritten; null unless it was wrapped with this key for this username. */
export function openIdentity(
  sodium: SumoSodium,
  username: string,
  wrappingKey: Uint8Array,
  wrappedIdentity: string,
): SigningKey | null {
  const wrapped = fromBase64(sodium, wrappedIdentity);
  const seed = wrapped === null ? null : unwrapSecret(sodium, wrappingKey, wrapped, wrapContext(username));
  wipe(sodium, wrappingKey);
  if (seed === null || seed.byteLength !== sodium.crypto_sign_SEEDBYTES) return null;
  const identity = signingKeyOf(sodium, seed);
  wipe(sodium, seed);
  return identity;
}

function wrapContext(username: string): string {
  return `identity ${username}`;
}
