/** A centre, a counsellor on duty and the certificates between them, for tests. */
import {
  certificateHash,
  type DutyCertificate,
  issueDutyCertificate,
  issueRevocationList,
  issueStaffCertificate,
  type RevocationList,
  type StaffCertificate,
} from './certificates.ts';
import { makeDutyKeys } from './duty-keys.ts';
import type { HandshakeContext } from './handshake.ts';
import type { Sodium } from './sodium.ts';
import type { TrustAnchor, TrustConditions } from './trust.ts';

export const NOW_SECONDS = 1_800_000_000;
const HOUR = 3600;
const DAY = 24 * HOUR;

export type Cast = ReturnType<typeof makeCast>;

export function makeCast(sodium: Sodium) {
  const root = sodium.crypto_sign_keypair();
  const identity = sodium.crypto_sign_keypair();
  const keys = makeDutyKeys(sodium);
  const centre = 'centre-0000000000000AA';
  const staffId = 'staff-00000000000000AA';
  const staff: StaffCertificate = {
    centre,
    staffId,
    identityKey: identity.publicKey,
    role: 'counsellor',
    organisation: 'Resurscentrum Åkersberga',
    nameShown: 'Samira Öberg',
    notBefore: NOW_SECONDS - 30 * DAY,
    notAfter: NOW_SECONDS + 30 * DAY,
  };
  const staffCertificate = issueStaffCertificate(sodium, staff, root.privateKey);
  const duty: DutyCertificate = {
    staffCertificateHash: certificateHash(sodium, staffCertificate),
    x25519: keys.x25519.publicKey,
    xwing: keys.xwing.publicKey,
    notBefore: NOW_SECONDS - HOUR,
    notAfter: NOW_SECONDS + 8 * HOUR,
  };
  const dutyCertificate = issueDutyCertificate(sodium, duty, identity.privateKey);
  const others = [1, 2, 3].map((byte) => new Uint8Array(32).fill(byte));
  const list: RevocationList = { centre, serial: 7, issuedAt: NOW_SECONDS - DAY, revoked: others };
  const revocations = issueRevocationList(sodium, list, root.privateKey);
  const anchor: TrustAnchor = {
    rootKey: root.publicKey,
    centre,
    chain: { staffId, staffCertificate, dutyCertificate, revocations },
  };
  const conditions: TrustConditions = { nowSeconds: NOW_SECONDS, role: 'counsellor', lowestSerial: 0 };
  const context: HandshakeContext = {
    conversationId: 'conversation-00000000A',
    epoch: 1,
    noticeVersion: '2026-1',
    dutyCertificate,
  };
  return { root, identity, keys, staff, duty, list, anchor, conditions, context };
}

/** The same cast with one of the two certificates issued anew with changed fields, the duty certificate always fitting. */
export function reissued(
  sodium: Sodium,
  cast: Cast,
  changes: { staff?: Partial<StaffCertificate>; duty?: Partial<DutyCertificate> },
): TrustAnchor {
  const staffCertificate = issueStaffCertificate(sodium, { ...cast.staff, ...changes.staff }, cast.root.privateKey);
  const staffCertificateHash = certificateHash(sodium, staffCertificate);
  const duty = { ...cast.duty, staffCertificateHash, ...changes.duty };
  const dutyCertificate = issueDutyCertificate(sodium, duty, cast.identity.privateKey);
  return { ...cast.anchor, chain: { ...cast.anchor.chain, staffCertificate, dutyCertificate } };
}

/** Every copy of the bytes in which one byte has its lowest, or its highest, bit flipped. */
export function* flipped(bytes: Uint8Array): Generator<{ at: number; changed: Uint8Array }> {
  for (let at = 0; at < bytes.byteLength; at++) {
    for (const bit of [0x01, 0x80]) {
      const changed = bytes.slice();
      changed[at] = (changed[at] ?? 0) ^ bit;
      yield { at, changed };
    }
  }
}

/** The bytes of length 0 to one short, and with one byte more. */
export function* wrongLengths(bytes: Uint8Array): Generator<Uint8Array> {
  for (let length = 0; length < bytes.byteLength; length++) yield bytes.slice(0, length);
  const longer = new Uint8Array(bytes.byteLength + 1);
  longer.set(bytes);
  yield longer;
}

/** Encodings of the points of small order on Curve25519, u coordinates (RFC 7748 clears the top bit of a key that comes in). */
export const SMALL_ORDER_X25519 = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
] as const;

/** Encodings of the points of small order on Ed25519, canonical ones and others. */
export const SMALL_ORDER_ED25519 = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
] as const;

/** For comparing many large arrays: `toEqual` takes a millisecond for each. */
export function sameBytes(a: Uint8Array | null, b: Uint8Array): boolean {
  return a !== null && a.byteLength === b.byteLength && a.every((byte, i) => byte === b[i]);
}
