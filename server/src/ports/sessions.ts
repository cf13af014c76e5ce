import type { Role } from '@dorren/shared/protocol/values.ts';

/** A signed-in member of staff, as the relay needs to know them. */
export interface StaffIdentity {
  staffId: string;
  role: Role;
  nameShown: string;
  organisation: string;
  /** As the administrator uploaded it, base64url; null until certified. The server never reads it. */
  staffCertificate: string | null;
}

export interface Sessions {
  /** Who this session token belongs to; null if nobody, any more. */
  identify(token: string): StaffIdentity | null;
  /** Calls back whenever every session of a member of staff has ended (sign-out, age, disabled); returns how to stop listening. */
  onEnded(listener: (staffId: string) => void): () => void;
}
