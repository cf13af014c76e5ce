/** The keys that a member of staff has while on duty: made in the tab, in its memory only, wiped when going off. */
import type { DutyCertificate } from './certificates.ts';
import { type Sodium, wipe } from './sodium.ts';

export interface KeyPair {
  publicKey: Uint8Array;
  secretKey: Uint8Array;
}

export interface DutyKeys {
  x25519: KeyPair;
  xwing: KeyPair;
}

export function makeDutyKeys(sodium: Sodium): DutyKeys {
  const xwing = sodium.crypto_kem_xwing_keypair();
  return { x25519: makeX25519Keys(sodium), xwing: { publicKey: xwing.publicKey, secretKey: xwing.privateKey } };
}

export function makeX25519Keys(sodium: Sodium): KeyPair {
  const { publicKey, privateKey } = sodium.crypto_box_keypair();
  return { publicKey, secretKey: privateKey };
}

/** Overwrites the secret halves. */
export function wipeDutyKeys(sodium: Sodium, keys: DutyKeys): void {
  wipe(sodium, keys.x25519.secretKey, keys.xwing.secretKey);
}

/**
 * Whether a handshake can be made to these keys. X25519 points of small order would make the shared secret known to all;
 * X-Wing keys must pass ML-KEM's modulus check (FIPS 203, section 7.2) and have no point of small order either.
 */
export function areUsablePublicKeys(sodium: Sodium, keys: Pick<DutyCertificate, 'x25519' | 'xwing'>): boolean {
  const trial = makeX25519Keys(sodium);
  try {
    wipe(sodium, sodium.crypto_scalarmult(trial.secretKey, keys.x25519));
    wipe(sodium, sodium.crypto_kem_xwing_enc(keys.xwing).sharedSecret);
    return true;
  } catch {
    return false;
  } finally {
    wipe(sodium, trial.secretKey);
  }
}
