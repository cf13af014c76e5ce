/**
 * The three things that are signed (docs/protocol.md, "Certificates"): their canonical bytes, then a detached Ed25519
 * signature over all of them. Reading here trusts nothing; `trust.ts` decides.
 */
import { ROLES, type Role } from '../protocol/values.ts';
import { encodeFields, type Field, type FieldReader, readFields } from './encoding.ts';
import { equalBytes, type Sodium } from './sodium.ts';

/** The root says who a member of staff is. Times in seconds since 1970, both ends included. */
export interface StaffCertificate {
  centre: string;
  staffId: string;
  /** Ed25519. */
  identityKey: Uint8Array;
  role: Role;
  organisation: string;
  nameShown: string;
  notBefore: number;
  notAfter: number;
}

/** A member of staff's identity key says which keys are on duty, at most {@link DUTY_MAX_SECONDS} long. */
export interface DutyCertificate {
  staffCertificateHash: Uint8Array;
  x25519: Uint8Array;
  xwing: Uint8Array;
  notBefore: number;
  notAfter: number;
}

/** The root takes staff certificates back, by their hashes. */
export interface RevocationList {
  centre: string;
  /** From 1; never goes back. */
  serial: number;
  issuedAt: number;
  revoked: Uint8Array[];
}

export const DUTY_MAX_SECONDS = 16 * 3600;
/** How much a clock may be behind, for "not before" only. */
export const CLOCK_TOLERANCE_SECONDS = 300;

export const SIGNATURE_BYTES = 64;
export const SIGNING_KEY_BYTES = 32;
export const HASH_BYTES = 32;
export const X25519_KEY_BYTES = 32;
export const XWING_KEY_BYTES = 1216;

/** Longest whole certificates, as `protocol/fields.ts` lets them cross the wire. */
export const MAX_STAFF_CERTIFICATE_BYTES = 2048;
export const MAX_DUTY_CERTIFICATE_BYTES = 4096;
export const MAX_REVOCATION_LIST_BYTES = 8192;
const MAX_TEXT_LENGTH = 120;

const STAFF_CONTEXT = 'dorren/staff-certificate/v1';
const DUTY_CONTEXT = 'dorren/duty-certificate/v1';
const REVOCATIONS_CONTEXT = 'dorren/revocations/v1';

/** @throws RangeError for anything that {@link readStaffCertificate} would not read. */
export function issueStaffCertificate(
  sodium: Sodium,
  certificate: StaffCertificate,
  rootSecretKey: Uint8Array,
): Uint8Array {
  const { centre, staffId, identityKey, role, organisation, nameShown, notBefore, notAfter } = certificate;
  const fields = [centre, staffId, identityKey, role, organisation, nameShown, notBefore, notAfter];
  return issue(sodium, STAFF_CONTEXT, fields, rootSecretKey, readStaffCertificate);
}

/** @throws RangeError for anything that {@link readDutyCertificate} would not read. */
export function issueDutyCertificate(
  sodium: Sodium,
  certificate: DutyCertificate,
  identitySecretKey: Uint8Array,
): Uint8Array {
  const { staffCertificateHash, x25519, xwing, notBefore, notAfter } = certificate;
  const fields = [staffCertificateHash, x25519, xwing, notBefore, notAfter];
  return issue(sodium, DUTY_CONTEXT, fields, identitySecretKey, readDutyCertificate);
}

/**
 * The hashes may come in any order and more than once.
 * @throws RangeError for anything that {@link readRevocationList} would not read.
 */
export function issueRevocationList(sodium: Sodium, list: RevocationList, rootSecretKey: Uint8Array): Uint8Array {
  const revoked = [...list.revoked]
    .sort(compareBytes)
    .filter((hash, i, all) => i === 0 || compareBytes(all[i - 1] ?? hash, hash) !== 0);
  const fields = [list.centre, list.serial, list.issuedAt, revoked.length, ...revoked];
  return issue(sodium, REVOCATIONS_CONTEXT, fields, rootSecretKey, readRevocationList);
}

/** Parses without trust; null when malformed. */
export function readStaffCertificate(bytes: Uint8Array): StaffCertificate | null {
  if (bytes.byteLength > MAX_STAFF_CERTIFICATE_BYTES) return null;
  return readFields(STAFF_CONTEXT, signedBytes(bytes), (reader) => {
    const certificate = {
      centre: shortText(reader),
      staffId: shortText(reader),
      identityKey: reader.bytes(SIGNING_KEY_BYTES),
      role: reader.choice(ROLES),
      organisation: shortText(reader),
      nameShown: shortText(reader),
      notBefore: reader.integer(),
      notAfter: reader.integer(),
    };
    reader.require(certificate.notBefore <= certificate.notAfter);
    return certificate;
  });
}

/** Parses without trust; null when malformed or valid for longer than {@link DUTY_MAX_SECONDS}. */
export function readDutyCertificate(bytes: Uint8Array): DutyCertificate | null {
  if (bytes.byteLength > MAX_DUTY_CERTIFICATE_BYTES) return null;
  return readFields(DUTY_CONTEXT, signedBytes(bytes), (reader) => {
    const certificate = {
      staffCertificateHash: reader.bytes(HASH_BYTES),
      x25519: reader.bytes(X25519_KEY_BYTES),
      xwing: reader.bytes(XWING_KEY_BYTES),
      notBefore: reader.integer(),
      notAfter: reader.integer(),
    };
    const seconds = certificate.notAfter - certificate.notBefore;
    reader.require(seconds >= 0 && seconds <= DUTY_MAX_SECONDS);
    return certificate;
  });
}

/** Parses without trust; null when malformed. Hashes ascend, so that each list has one encoding. */
export function readRevocationList(bytes: Uint8Array): RevocationList | null {
  if (bytes.byteLength > MAX_REVOCATION_LIST_BYTES) return null;
  return readFields(REVOCATIONS_CONTEXT, signedBytes(bytes), (reader) => {
    const list = { centre: shortText(reader), serial: reader.integer(), issuedAt: reader.integer() };
    reader.require(list.serial >= 1);
    const count = reader.integer();
    const revoked: Uint8Array[] = [];
    // Each turn consumes bytes or gives up, so a false count cannot make this long.
    while (revoked.length < count) {
      const hash = reader.bytes(HASH_BYTES);
      const last = revoked.at(-1);
      reader.require(last === undefined || compareBytes(last, hash) < 0);
      revoked.push(hash);
    }
    return { ...list, revoked };
  });
}

/** BLAKE2b-256 of a whole certificate, signature included. */
export function certificateHash(sodium: Sodium, bytes: Uint8Array): Uint8Array {
  return sodium.crypto_generichash(HASH_BYTES, bytes, null);
}

/** Whether the last 64 bytes are the key's signature over all before them. Small-order and ill-formed keys never verify. */
export function isSignedBy(sodium: Sodium, bytes: Uint8Array, publicKey: Uint8Array): boolean {
  if (bytes.byteLength < SIGNATURE_BYTES || publicKey.byteLength !== SIGNING_KEY_BYTES) return false;
  const signature = bytes.subarray(bytes.byteLength - SIGNATURE_BYTES);
  return sodium.crypto_sign_verify_detached(signature, signedBytes(bytes), publicKey);
}

/** Whether the list takes back the certificate with this hash. */
export function isRevoked(sodium: Sodium, list: RevocationList, staffCertificateHash: Uint8Array): boolean {
  return list.revoked.some((hash) => equalBytes(sodium, hash, staffCertificateHash));
}

function issue(
  sodium: Sodium,
  context: string,
  fields: readonly Field[],
  secretKey: Uint8Array,
  read: (bytes: Uint8Array) => object | null,
): Uint8Array {
  const signed = encodeFields(context, fields);
  const whole = new Uint8Array(signed.byteLength + SIGNATURE_BYTES);
  whole.set(signed);
  whole.set(sodium.crypto_sign_detached(signed, secretKey), signed.byteLength);
  if (read(whole) === null) throw new RangeError(`not a ${context}`);
  return whole;
}

function signedBytes(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(0, Math.max(0, bytes.byteLength - SIGNATURE_BYTES));
}

function shortText(reader: FieldReader): string {
  const text = reader.text();
  reader.require(text.length >= 1 && text.length <= MAX_TEXT_LENGTH && text.trim() === text);
  return text;
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  for (let i = 0; i < Math.min(a.byteLength, b.byteLength); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.byteLength - b.byteLength;
}
