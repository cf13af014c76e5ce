import type { Role, Team } from '@dorren/shared/protocol/values.ts';
import type { Eventually } from './eventually.ts';

/** A signed-in member of staff, as the relay and the routes need to know them. */
export interface StaffIdentity {
  staffId: string;
  role: Role;
  nameShown: string;
  organisation: string;
  /** Of the directory: the one that a contact person keeps, or that another member of staff comes from. */
  directoryOrganisation: string | null;
  /** What a counsellor works as; empty for others. */
  teams: readonly Team[];
  /** What a counsellor knows well: ids of the directory's competences. */
  competences: readonly string[];
  /** As the administrator uploaded it, base64url; null until certified. The server never reads it. */
  staffCertificate: string | null;
}

export interface Sessions {
  /** Asks whoever knows: to be awaited before `identify` of a token that has just come. */
  learn(token: string): Promise<void>;
  /** Who this session token belongs to; null if nobody, any more. */
  identify(token: string): StaffIdentity | null;
  /** Calls back whenever every session of a member of staff has ended (sign-out, age, disabled); returns how to stop listening. */
  onEnded(listener: (staffId: string) => void): () => void;
  /** Calls back when an account has been disabled, after its sessions have ended; returns how to stop listening. */
  onDisabled(listener: (staffId: string) => void): () => void;
}

/** Where sessions begin and end. */
export interface SessionKeeper extends Sessions {
  /** Gives the token, which is kept nowhere. */
  begin(identity: StaffIdentity): Eventually<string>;
  end(token: string): Eventually<void>;
  endAllOf(staffId: string): Eventually<void>;
  /** The account is disabled: nobody comes back to what it left. */
  disabled(staffId: string): Eventually<void>;
  /** Certified, or given other skills, while signed in: from now on the sessions have it. */
  changed(
    staffId: string,
    changes: Partial<Pick<StaffIdentity, 'staffCertificate' | 'teams' | 'competences'>>,
  ): Eventually<void>;
  /** Lets go of every timer. */
  close(): void;
}
