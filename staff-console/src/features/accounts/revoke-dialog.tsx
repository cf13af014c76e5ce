import { BackupOpener } from '../../components/backup-opener.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useMessages } from '../../components/messages.tsx';
import type { AccountsActions } from './accounts-actions.ts';
import { useFaultWords } from './fault-words.ts';

export function RevokeDialog({ onRevoke, onClose }: { onRevoke: AccountsActions['revoke']; onClose(): void }) {
  const t = useMessages();
  const words = useFaultWords();
  return (
    <Dialog title={t['revoke.title']()} isOpen onClose={onClose}>
      <div className="stack">
        <p>{t['revoke.about']()}</p>
        <BackupOpener
          submit={t['revoke.submit']()}
          working={t['backup.working']()}
          onOpen={async (content, passphrase) => {
            const outcome = await onRevoke(content, passphrase);
            if (!outcome.ok) return words(outcome.code);
            onClose();
            return null;
          }}
        />
      </div>
    </Dialog>
  );
}
