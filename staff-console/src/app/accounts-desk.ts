/** The administrator's dealings with accounts: the server's list, and what the root key signs in this tab. */
import type { SumoSodium } from '@dorren/shared/crypto/sodium.ts';
import type { Account } from '@dorren/shared/protocol/staff-http.ts';
import type { Outcome } from '../components/outcome.ts';
import type { AccountsActions, KeyFault, ListedAccount } from '../features/accounts/accounts-actions.ts';
import { fromBase64 } from '../lib/base64.ts';
import { noLongerMeant, notRevoked } from '../lib/revocable.ts';
import { certifyStaff, openBackup, type RootKey, signRevocations } from '../lib/root-key.ts';
import { keyFingerprint, wipeSigningKey } from '../lib/signing-key.ts';
import { outcomeOf, painted, refusalOf } from './asking.ts';
import { invitationAddress } from './link.ts';
import { api } from './platform.ts';
import { certifiedUntil, type Session } from './session.ts';
import { validFor } from './validity.ts';

export interface AccountList {
  list: readonly ListedAccount[];
  /** Certificates that hold no longer and are not on the signed list, base64url. */
  toRevoke: readonly string[];
}

/** @param now the server's time, milliseconds since 1970. @throws Refused */
export async function loadAccounts({ sodium, account }: Session, now: number): Promise<AccountList> {
  const [accounts, revocations] = await Promise.all([api.accounts(account.token), api.revocations(account.token)]);
  return {
    list: accounts.map((each) => listed(sodium, each)),
    toRevoke: notRevoked(
      sodium,
      revocations.list,
      accounts.flatMap((each) => noLongerMeant(sodium, each, now)),
    ),
  };
}

function listed(sodium: SumoSodium, account: Account): ListedAccount {
  const key = account.identityKey === null ? null : fromBase64(sodium, account.identityKey);
  return {
    ...account,
    fingerprint: key && keyFingerprint(sodium, key),
    certifiedUntil: certifiedUntil(sodium, account.staffCertificate),
  };
}

interface DeskParts {
  session: Session;
  accounts: AccountList | null;
  /** The server's time, milliseconds since 1970. */
  now(): number;
  /** Something changed: fetch anew. */
  changed(): void;
}

export function accountsActions({ session, accounts, now, changed }: DeskParts): AccountsActions {
  const { sodium, account } = session;
  const { token, centre } = account;
  const find = (staffId: string) => accounts?.list.find((each) => each.staffId === staffId);

  /** Opens the root key, uses it once, and overwrites it. */
  const withRoot = async (
    backup: string,
    passphrase: string,
    use: (root: RootKey) => Promise<Outcome<null>>,
  ): Promise<Outcome<null, KeyFault>> => {
    await painted();
    const opened = openBackup(sodium, backup, passphrase, centre.rootKey);
    if (!opened.ok) return opened;
    try {
      return await use(opened.root);
    } finally {
      wipeSigningKey(sodium, opened.root);
    }
  };

  const told = async (asked: Promise<void>): Promise<Outcome<null>> => {
    const code = await refusalOf(asked);
    if (code !== null) return { ok: false, code };
    changed();
    return { ok: true, value: null };
  };

  return {
    async invite({ nameShown, organisation, ...rest }) {
      const body = { ...rest, nameShown: nameShown.trim(), organisation: organisation.trim() };
      const outcome = await outcomeOf(api.invite(token, body));
      if (!outcome.ok) return outcome;
      changed();
      return {
        ok: true,
        value: { address: invitationAddress(outcome.value.token), expiresAt: outcome.value.expiresAt },
      };
    },

    async inviteAgain(staffId) {
      const outcome = await outcomeOf(api.inviteAgain(token, staffId));
      if (!outcome.ok) return outcome;
      changed();
      return {
        ok: true,
        value: { address: invitationAddress(outcome.value.token), expiresAt: outcome.value.expiresAt },
      };
    },

    async certify(staffId, months, backup, passphrase) {
      const certified = find(staffId);
      if (!certified || certified.identityKey === null) return { ok: false, code: 'not-found' };
      const { identityKey, role, organisation, nameShown } = certified;
      return withRoot(backup, passphrase, (root) => {
        const validity = validFor(months, now());
        const certificate = certifyStaff(sodium, root, {
          staffId,
          identityKey,
          role,
          organisation,
          nameShown,
          ...validity,
        });
        return told(api.certify(token, staffId, certificate));
      });
    },

    async changeSkills(staffId, skills) {
      const outcome = await told(api.changeSkills(token, staffId, skills));
      return outcome.ok ? null : outcome.code;
    },

    async disable(staffId) {
      const outcome = await told(api.disable(token, staffId));
      return outcome.ok ? null : outcome.code;
    },

    async revoke(backup, passphrase) {
      return withRoot(backup, passphrase, async (root) => {
        const current = await outcomeOf(api.revocations(token));
        if (!current.ok) return current;
        const certificates = notRevoked(sodium, current.value.list, accounts?.toRevoke ?? []);
        const issuedAt = Math.floor(now() / 1000);
        const next = signRevocations(sodium, root, { previous: current.value.list, issuedAt, certificates });
        return told(api.publishRevocations(token, next));
      });
    },
  };
}
