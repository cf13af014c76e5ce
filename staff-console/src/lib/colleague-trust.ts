/** Whether a colleague whom the server names is vouched for by one's own centre (docs/protocol.md, "Certificates"; CRYPTO.md). */
import { type DutyCertificate, isSignedBy, readStaffCertificate } from '@dorren/shared/crypto/certificates.ts';
import { equalBytes, type Sodium } from '@dorren/shared/crypto/sodium.ts';
import { type PresentedChain, verifyChain } from '@dorren/shared/crypto/trust.ts';
import type { DistrustReason } from '@dorren/shared/protocol/codes.ts';
import type { CertificateChain } from '@dorren/shared/protocol/fields.ts';
import type { Centre } from '@dorren/shared/protocol/staff-http.ts';
import type { Colleague } from '@dorren/shared/protocol/staff-messages.ts';
import { fromBase64 } from './base64.ts';

export type TrustedColleague =
  /** As the centre's certificate has it, whatever the server called them. */
  | { ok: true; colleague: Colleague; duty: DutyCertificate; dutyCertificate: Uint8Array }
  | { ok: false; reason: DistrustReason };

/** Oneself. */
interface Identity {
  staffId: string;
  /** Ed25519, the public half. */
  identityKey: Uint8Array;
}

export class ColleagueTrust {
  readonly #sodium: Sodium;
  readonly #centre: string;
  readonly #rootKey: Uint8Array | null;
  readonly #own: Identity;
  #ownCertificate: Uint8Array | null = null;
  #lowestSerial = 0;

  /** `centre` as it was told at sign-in. */
  constructor(sodium: Sodium, centre: Pick<Centre, 'id' | 'rootKey'>, own: Identity) {
    this.#sodium = sodium;
    this.#centre = centre.id;
    this.#rootKey = fromBase64(sodium, centre.rootKey);
    this.#own = own;
  }

  /** Base64url; null while the administrator has not certified one's key. */
  certified(staffCertificate: string | null): void {
    this.#ownCertificate = staffCertificate === null ? null : fromBase64(this.#sodium, staffCertificate);
  }

  verify(presented: CertificateChain, nowSeconds: number): TrustedColleague {
    const chain = this.#read(presented);
    if (chain === null) return { ok: false, reason: 'malformed' };
    // A root under which one's own certificate does not hold is not the one that the centre's youths trust.
    if (this.#rootKey === null || !this.#vouchesForMe(this.#rootKey)) return { ok: false, reason: 'wrong-root' };
    if (chain.staffId === this.#own.staffId) return { ok: false, reason: 'wrong-person' };
    const anchor = { rootKey: this.#rootKey, centre: this.#centre, chain };
    const decision = verifyChain(this.#sodium, anchor, {
      nowSeconds,
      role: 'counsellor',
      lowestSerial: this.#lowestSerial,
    });
    if (!decision.ok) return decision;
    this.#lowestSerial = decision.serial;
    const { staffId, nameShown, organisation, role } = decision.staff;
    const colleague = { staffId, nameShown, organisation, role };
    return { ok: true, colleague, duty: decision.duty, dutyCertificate: chain.dutyCertificate };
  }

  #vouchesForMe(rootKey: Uint8Array): boolean {
    const own = this.#ownCertificate === null ? null : readStaffCertificate(this.#ownCertificate);
    if (this.#ownCertificate === null || own === null) return false;
    const isMine =
      own.staffId === this.#own.staffId &&
      own.centre === this.#centre &&
      equalBytes(this.#sodium, own.identityKey, this.#own.identityKey);
    return isMine && isSignedBy(this.#sodium, this.#ownCertificate, rootKey);
  }

  #read({ staffId, ...chain }: CertificateChain): PresentedChain | null {
    const staffCertificate = fromBase64(this.#sodium, chain.staffCertificate);
    const dutyCertificate = fromBase64(this.#sodium, chain.dutyCertificate);
    const revocations = fromBase64(this.#sodium, chain.revocations);
    if (staffCertificate === null || dutyCertificate === null || revocations === null) return null;
    return { staffId, staffCertificate, dutyCertificate, revocations };
  }
}
