/** What the list of people shows, and may ask for. */
import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import type { Account, Skills } from '@dorren/shared/protocol/staff-http.ts';
import type { BackupFault } from '../../components/backup-opener.tsx';
import type { Outcome } from '../../components/outcome.ts';
import type { InvitationLink } from './invite-dialog.tsx';
import type { Invitee } from './invite-form.tsx';

export type KeyFault = BackupFault | RefusalCode;

export interface AccountsActions {
  invite(invitee: Invitee): Promise<Outcome<InvitationLink>>;
  /** A new link for one who has lost theirs, or forgotten the passphrase: keys are made anew. */
  inviteAgain(staffId: string): Promise<Outcome<InvitationLink>>;
  /** Signs in this tab with the root key from its backup. */
  certify(staffId: string, months: number, backup: string, passphrase: string): Promise<Outcome<null, KeyFault>>;
  /** What a counsellor works as and knows well. */
  changeSkills(staffId: string, skills: Skills): Promise<RefusalCode | null>;
  disable(staffId: string): Promise<RefusalCode | null>;
  /** Signs a new revocation list with all certificates that are to be taken back. */
  revoke(backup: string, passphrase: string): Promise<Outcome<null, KeyFault>>;
}

/** An account with what the list shows of its key. */
export interface ListedAccount extends Account {
  /** Of the identity key; null before there is one. */
  fingerprint: string | null;
  /** End of the certificate, milliseconds since 1970; null without one. */
  certifiedUntil: number | null;
}
