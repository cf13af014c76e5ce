/** Whether the youth's page takes the chain that the server presents (docs/protocol.md, "Certificates"; SPEC C9). */
import type { DistrustReason } from '../protocol/codes.ts';
import type { Role } from '../protocol/values.ts';
import {
  CLOCK_TOLERANCE_SECONDS,
  certificateHash,
  type DutyCertificate,
  isRevoked,
  isSignedBy,
  readDutyCertificate,
  readRevocationList,
  readStaffCertificate,
  type StaffCertificate,
} from './certificates.ts';
import { areUsablePublicKeys } from './duty-keys.ts';
import { equalBytes, type Sodium } from './sodium.ts';

export interface PresentedChain {
  /** Whom the server announced. */
  staffId: string;
  staffCertificate: Uint8Array;
  dutyCertificate: Uint8Array;
  /** Empty while the centre has issued no list. */
  revocations: Uint8Array;
}

export interface TrustAnchor {
  /** Ed25519, pinned for this page. */
  rootKey: Uint8Array;
  centre: string;
  chain: PresentedChain;
}

export interface TrustConditions {
  nowSeconds: number;
  role: Role;
  /** Highest serial of a revocation list that this tab has seen; 0 for none. */
  lowestSerial: number;
}

export type TrustDecision =
  | { ok: true; staff: StaffCertificate; duty: DutyCertificate /** Of the list; 0 for none. */; serial: number }
  | { ok: false; reason: DistrustReason };

export function verifyChain(sodium: Sodium, anchor: TrustAnchor, conditions: TrustConditions): TrustDecision {
  const { rootKey, centre, chain } = anchor;
  const { nowSeconds, role, lowestSerial } = conditions;
  const staff = readStaffCertificate(chain.staffCertificate);
  const duty = readDutyCertificate(chain.dutyCertificate);
  const hasList = chain.revocations.byteLength > 0;
  const list = hasList ? readRevocationList(chain.revocations) : null;
  if (staff === null || duty === null || (hasList && list === null)) return distrust('malformed');

  if (!isSignedBy(sodium, chain.staffCertificate, rootKey)) return distrust('wrong-root');
  if (list !== null && !isSignedBy(sodium, chain.revocations, rootKey)) return distrust('wrong-root');
  if (staff.centre !== centre || (list !== null && list.centre !== centre)) return distrust('wrong-centre');
  if (staff.role !== role) return distrust('wrong-role');
  // Without this a hostile server routes a handed-over youth back to the former counsellor: docs/model.
  if (staff.staffId !== chain.staffId) return distrust('wrong-person');

  const staffHash = certificateHash(sodium, chain.staffCertificate);
  if (!equalBytes(sodium, duty.staffCertificateHash, staffHash)) return distrust('bad-duty-signature');
  if (!isSignedBy(sodium, chain.dutyCertificate, staff.identityKey)) return distrust('bad-duty-signature');
  if (!areUsablePublicKeys(sodium, duty)) return distrust('malformed');

  for (const { notBefore, notAfter } of [staff, duty]) {
    if (nowSeconds < notBefore - CLOCK_TOLERANCE_SECONDS) return distrust('not-yet-valid');
    if (nowSeconds > notAfter) return distrust('expired');
  }

  const serial = list?.serial ?? 0;
  if (serial < lowestSerial) return distrust('stale-revocations');
  if (list !== null && isRevoked(sodium, list, staffHash)) return distrust('revoked');
  return { ok: true, staff, duty, serial };
}

function distrust(reason: DistrustReason): TrustDecision {
  return { ok: false, reason };
}
