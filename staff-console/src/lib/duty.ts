/** Keys for one spell of duty, and the certificate that the identity key gives them (docs/protocol.md, "Certificates"). */
import {
  certificateHash,
  DUTY_MAX_SECONDS,
  issueDutyCertificate,
  readStaffCertificate,
} from '@dorren/shared/crypto/certificates.ts';
import { type DutyKeys, makeDutyKeys, wipeDutyKeys } from '@dorren/shared/crypto/duty-keys.ts';
import type { Sodium } from '@dorren/shared/crypto/sodium.ts';

export interface Duty {
  keys: DutyKeys;
  certificate: Uint8Array;
  /** Seconds since 1970. */
  notAfter: number;
}

/** Null for a staff certificate that is malformed or over. */
export function beginDuty(
  sodium: Sodium,
  staffCertificate: Uint8Array,
  identitySecretKey: Uint8Array,
  nowSeconds: number,
): Duty | null {
  const staff = readStaffCertificate(staffCertificate);
  if (staff === null || staff.notAfter < nowSeconds) return null;
  const notAfter = Math.min(nowSeconds + DUTY_MAX_SECONDS, staff.notAfter);
  const keys = makeDutyKeys(sodium);
  const certificate = issueDutyCertificate(
    sodium,
    {
      staffCertificateHash: certificateHash(sodium, staffCertificate),
      x25519: keys.x25519.publicKey,
      xwing: keys.xwing.publicKey,
      notBefore: nowSeconds,
      notAfter,
    },
    identitySecretKey,
  );
  return { keys, certificate, notAfter };
}

export function endDuty(sodium: Sodium, duty: Duty): void {
  wipeDutyKeys(sodium, duty.keys);
}
