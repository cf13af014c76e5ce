import { useState } from 'react';
import { CheckboxButton, CheckboxField } from 'react-aria-components';
import { BackupOpener } from '../../components/backup-opener.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Icon } from '../../components/icon.tsx';
import { KeyFingerprint } from '../../components/key-fingerprint.tsx';
import { useMessages } from '../../components/messages.tsx';
import { SelectField } from '../../components/select-field.tsx';
import type { AccountsActions, ListedAccount } from './accounts-actions.ts';
import { useFaultWords } from './fault-words.ts';

const MONTHS = ['3', '6', '12', '24'] as const;

interface CertifyDialogProps {
  account: ListedAccount;
  onCertify: AccountsActions['certify'];
  onClose(): void;
}

/** The fingerprint is compared by voice first: a server that put another key here would be found out by it. */
export function CertifyDialog({ account, onCertify, onClose }: CertifyDialogProps) {
  const t = useMessages();
  const words = useFaultWords();
  const [compared, setCompared] = useState(false);
  const [months, setMonths] = useState<(typeof MONTHS)[number]>('12');
  return (
    <Dialog title={t['certify.title']({ name: account.nameShown })} isOpen onClose={onClose}>
      <div className="stack">
        <p>{t['certify.compare']({ name: account.nameShown })}</p>
        {account.fingerprint !== null && (
          <KeyFingerprint label={t['fingerprint.of']({ name: account.nameShown })} value={account.fingerprint} />
        )}
        <CheckboxField isSelected={compared} onChange={setCompared}>
          <CheckboxButton className="choice">
            <Icon name="check" />
            {t['certify.same']()}
          </CheckboxButton>
        </CheckboxField>
        <SelectField
          label={t['certify.validity']()}
          value={months}
          options={MONTHS.map((id) => ({ id, name: t['certify.months']({ months: Number(id) }) }))}
          onChange={(value: (typeof MONTHS)[number]) => setMonths(value)}
        />
        <hr />
        <p className="soft small">{t['certify.backup']()}</p>
        <BackupOpener
          submit={t['certify.submit']()}
          working={t['backup.working']()}
          isDisabled={!compared}
          onOpen={async (content, passphrase) => {
            const outcome = await onCertify(account.staffId, Number(months), content, passphrase);
            if (!outcome.ok) return words(outcome.code);
            onClose();
            return null;
          }}
        />
      </div>
    </Dialog>
  );
}
