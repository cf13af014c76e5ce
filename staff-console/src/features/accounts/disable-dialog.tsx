import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useMessages } from '../../components/messages.tsx';
import { Note } from '../../components/note.tsx';
import type { ListedAccount } from './accounts-actions.ts';

interface DisableDialogProps {
  account: ListedAccount;
  onDisable(staffId: string): Promise<RefusalCode | null>;
  onDisabled(): void;
  onClose(): void;
}

export function DisableDialog({ account, onDisable, onDisabled, onClose }: DisableDialogProps) {
  const t = useMessages();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<RefusalCode | null>(null);
  const disable = async () => {
    setBusy(true);
    const code = await onDisable(account.staffId);
    setBusy(false);
    setRefusal(code);
    if (code === null) onDisabled();
  };
  return (
    <Dialog title={t['disable.title']({ name: account.nameShown })} isOpen isQuestion onClose={onClose}>
      <div className="stack">
        <p>{t['disable.about']()}</p>
        {account.staffCertificate !== null && <Note icon="key">{t['disable.thenRevoke']()}</Note>}
        {refusal !== null && (
          <Note tone="clay" icon="alert" role="alert">
            {t[`code.${refusal}`]()}
          </Note>
        )}
        <div className="row">
          <Button look="clay" isDisabled={busy} onPress={() => void disable()}>
            {t['disable.submit']()}
          </Button>
          <Button onPress={onClose} autoFocus>
            {t['dialog.cancel']()}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
