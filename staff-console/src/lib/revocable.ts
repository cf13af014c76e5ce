/** Which certificates an administrator still has to take back. */
import {
  certificateHash,
  isRevoked,
  readRevocationList,
  readStaffCertificate,
} from '@dorren/shared/crypto/certificates.ts';
import type { SumoSodium } from '@dorren/shared/crypto/sodium.ts';
import type { Account } from '@dorren/shared/protocol/staff-http.ts';
import { fromBase64, toBase64 } from './base64.ts';

type Revocable = Pick<Account, 'state' | 'identityKey' | 'staffCertificate' | 'formerCertificates'>;

/** What the root has signed for this account and should not stand: not expired, and the account is disabled or has other keys. */
export function noLongerMeant(sodium: SumoSodium, account: Revocable, now: number): string[] {
  const { state, identityKey, staffCertificate, formerCertificates } = account;
  const signed = staffCertificate === null ? formerCertificates : [staffCertificate, ...formerCertificates];
  return signed.filter((certificate) => {
    const bytes = fromBase64(sodium, certificate);
    const read = bytes && readStaffCertificate(bytes);
    if (!read || read.notAfter * 1000 < now) return false;
    return state === 'disabled' || toBase64(sodium, read.identityKey) !== identityKey;
  });
}

/** Those of the certificates, base64url, that the list in force (base64url; empty before the first) does not take back. */
export function notRevoked(sodium: SumoSodium, list: string, certificates: readonly string[]): string[] {
  const bytes = fromBase64(sodium, list);
  const read = bytes && readRevocationList(bytes);
  if (!read) return [...certificates];
  return certificates.filter((certificate) => {
    const own = fromBase64(sodium, certificate);
    return own !== null && !isRevoked(sodium, read, certificateHash(sodium, own));
  });
}
