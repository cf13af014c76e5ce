/** The administrator's list of people: who has which role, whose key is certified, and what can be done about each. */
import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import type { Account } from '@dorren/shared/protocol/staff-http.ts';
import { useState } from 'react';
import type { BackupFault } from '../../components/backup-opener.tsx';
import { Button } from '../../components/button.tsx';
import { useMessages } from '../../components/messages.tsx';
import { Note } from '../../components/note.tsx';
import type { Outcome } from '../../components/outcome.ts';
import { Working } from '../../components/working.tsx';
import { AccountRow } from './account-row.tsx';
import { CertifyDialog } from './certify-dialog.tsx';
import { DisableDialog } from './disable-dialog.tsx';
import { type InvitationLink, InviteDialog, type Invitee } from './invite-dialog.tsx';
import { RevokeDialog } from './revoke-dialog.tsx';
import './accounts.css';

export type KeyFault = BackupFault | RefusalCode;

export interface AccountsActions {
  invite(invitee: Invitee): Promise<Outcome<InvitationLink>>;
  /** A new link for one who has lost theirs, or forgotten the passphrase: keys are made anew. */
  inviteAgain(staffId: string): Promise<Outcome<InvitationLink>>;
  /** Signs in this tab with the root key from its backup. */
  certify(staffId: string, months: number, backup: string, passphrase: string): Promise<Outcome<null, KeyFault>>;
  disable(staffId: string): Promise<RefusalCode | null>;
  /** Signs a new revocation list with all certificates in {@link AccountsProps.toRevoke}. */
  revoke(backup: string, passphrase: string): Promise<Outcome<null, KeyFault>>;
}

/** An account with what the list shows of its key. */
export interface ListedAccount extends Account {
  /** Of the identity key; null before there is one. */
  fingerprint: string | null;
  /** End of the certificate, milliseconds since 1970; null without one. */
  certifiedUntil: number | null;
}

interface AccountsProps {
  accounts: readonly ListedAccount[] | null;
  failed: RefusalCode | null;
  ownStaffId: string;
  /** Certificates that hold no longer and are not on the signed list yet. */
  toRevoke: number;
  actions: AccountsActions;
  onReload(): void;
}

type Open =
  | { kind: 'invite' }
  | { kind: 'again' | 'certify' | 'disable'; account: ListedAccount }
  | { kind: 'revoke' }
  | null;

export function Accounts({ accounts, failed, ownStaffId, toRevoke, actions, onReload }: AccountsProps) {
  const t = useMessages();
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  return (
    <section className="page" aria-labelledby="accounts-title">
      <header className="page-head">
        <h2 id="accounts-title">{t['accounts.title']()}</h2>
        <Button look="main" icon="plus" onPress={() => setOpen({ kind: 'invite' })}>
          {t['accounts.invite']()}
        </Button>
      </header>
      {failed !== null && (
        <Note tone="clay" icon="alert" role="alert">
          {t[`code.${failed}`]()} <Button onPress={onReload}>{t['app.tryAgain']()}</Button>
        </Note>
      )}
      {toRevoke > 0 && (
        <Note tone="glow" icon="key">
          <p>{t['accounts.toRevoke']({ number: toRevoke })}</p>
          <Button size="small" icon="key" onPress={() => setOpen({ kind: 'revoke' })}>
            {t['accounts.revoke']()}
          </Button>
        </Note>
      )}
      {accounts === null && failed === null && <Working>{t['app.loading']()}</Working>}
      {accounts && (
        <ul className="account-list">
          {accounts.map((account) => (
            <AccountRow
              key={account.staffId}
              account={account}
              isOwn={account.staffId === ownStaffId}
              onCertify={() => setOpen({ kind: 'certify', account })}
              onInviteAgain={() => setOpen({ kind: 'again', account })}
              onDisable={() => setOpen({ kind: 'disable', account })}
            />
          ))}
        </ul>
      )}
      {(open?.kind === 'invite' || open?.kind === 'again') && (
        <InviteDialog
          again={open.kind === 'again' ? open.account : null}
          onInvite={actions.invite}
          onInviteAgain={actions.inviteAgain}
          onClose={close}
        />
      )}
      {open?.kind === 'certify' && <CertifyDialog account={open.account} onCertify={actions.certify} onClose={close} />}
      {open?.kind === 'disable' && (
        <DisableDialog
          account={open.account}
          onDisable={actions.disable}
          onDisabled={() => setOpen(open.account.staffCertificate === null ? null : { kind: 'revoke' })}
          onClose={close}
        />
      )}
      {open?.kind === 'revoke' && <RevokeDialog onRevoke={actions.revoke} onClose={close} />}
    </section>
  );
}
