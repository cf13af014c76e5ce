import type { KeyDerivation, Skills } from '@dorren/shared/protocol/staff-http.ts';
import type { Role } from '@dorren/shared/protocol/values.ts';

/** What a member of staff signs in with. Everything binary is base64url, as it came. */
export interface StoredCredentials {
  keyDerivation: KeyDerivation;
  /** Never the proof itself: `hashProof` of it (SPEC A2). */
  proofHash: string;
  wrappedIdentity: string;
  identityKey: string;
}

export interface NewAccount extends Skills {
  staffId: string;
  /** Unique, lower case. */
  username: string;
  nameShown: string;
  organisation: string;
  role: Role;
  /** Of the directory: the one that a contact person keeps, or that another member of staff comes from. */
  directoryOrganisation: string | null;
}

export interface AccountRecord extends NewAccount {
  disabled: boolean;
  /** Null until an invitation has been accepted. */
  credentials: StoredCredentials | null;
  /** Null until an administrator has certified the identity key. */
  staffCertificate: string | null;
  /** Those it had before; a root's signature is not undone by forgetting it (SPEC A10). */
  formerCertificates: readonly string[];
}

/** Members of staff. */
export interface Accounts {
  /** Whether there is any account at all: without one, the service waits to be set up. */
  any(): Promise<boolean>;
  byId(staffId: string): Promise<AccountRecord | null>;
  byUsername(username: string): Promise<AccountRecord | null>;
  /** All, by name of sign-in. */
  all(): Promise<AccountRecord[]>;
  /** False if there is no such account, it is disabled, or it has no identity key yet. */
  certify(staffId: string, staffCertificate: string): Promise<boolean>;
  /** False if there is no such account. */
  setSkills(staffId: string, skills: Skills): Promise<boolean>;
  /** False if there is no such account. */
  disable(staffId: string): Promise<boolean>;
}
