import type { NewAccount, StoredCredentials } from './accounts.ts';

export interface NewInvitation {
  /** SHA-256 of the token, base64url: a copy of the records lets nobody in. */
  tokenHash: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
}

/** How a member of staff gets credentials: at most one invitation is open per account, and each works once (SPEC A5). */
export interface Invitations {
  /** Makes an account and its invitation; false, and nothing done, if the username or the id is taken. */
  invite(account: NewAccount, invitation: NewInvitation): Promise<boolean>;
  /**
   * A new invitation in place of the old, for keys to be made anew: credentials and certificate are forgotten, a
   * disabled account is enabled. False if there is no such account.
   */
  inviteAgain(staffId: string, invitation: NewInvitation): Promise<boolean>;
  /** Who is invited by a token that has not expired; null if nobody. */
  find(tokenHash: string, now: number): Promise<NewAccount | null>;
  /** Stores the credentials and uses up the invitation, in one; false if it is not there (any more). */
  accept(tokenHash: string, credentials: StoredCredentials, now: number): Promise<boolean>;
}
