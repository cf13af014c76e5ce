/** The administrator's list of people: who has which role, whose key is certified, and what can be done about each. */
import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import type { StaffDirectory } from '@dorren/shared/protocol/directory.ts';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { useMessages } from '../../components/messages.tsx';
import { Note } from '../../components/note.tsx';
import { Working } from '../../components/working.tsx';
import { AccountRow } from './account-row.tsx';
import type { AccountsActions, ListedAccount } from './accounts-actions.ts';
import { CertifyDialog } from './certify-dialog.tsx';
import { DisableDialog } from './disable-dialog.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { RevokeDialog } from './revoke-dialog.tsx';
import { SkillsDialog } from './skills-dialog.tsx';
import './accounts.css';

interface AccountsProps {
  accounts: readonly ListedAccount[] | null;
  failed: RefusalCode | null;
  ownStaffId: string;
  /** Certificates that hold no longer and are not on the signed list yet. */
  toRevoke: number;
  /** Null while it is not there. */
  directory: StaffDirectory | null;
  actions: AccountsActions;
  onReload(): void;
}

type Open =
  | { kind: 'invite' }
  | { kind: 'again' | 'certify' | 'skills' | 'disable'; account: ListedAccount }
  | { kind: 'revoke' }
  | null;

export function Accounts({ accounts, failed, ownStaffId, toRevoke, directory, actions, onReload }: AccountsProps) {
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
              onSkills={() => setOpen({ kind: 'skills', account })}
              onDisable={() => setOpen({ kind: 'disable', account })}
            />
          ))}
        </ul>
      )}
      {(open?.kind === 'invite' || open?.kind === 'again') && (
        <InviteDialog
          directory={directory}
          again={open.kind === 'again' ? open.account : null}
          onInvite={actions.invite}
          onInviteAgain={actions.inviteAgain}
          onClose={close}
        />
      )}
      {open?.kind === 'certify' && <CertifyDialog account={open.account} onCertify={actions.certify} onClose={close} />}
      {open?.kind === 'skills' && (
        <SkillsDialog account={open.account} directory={directory} onSave={actions.changeSkills} onClose={close} />
      )}
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
