import { type BackupFault, BackupOpener } from '../../components/backup-opener.tsx';
import { Button } from '../../components/button.tsx';
import { useMessages } from '../../components/messages.tsx';

interface ConfirmProps {
  onCheck(content: string, passphrase: string): Promise<BackupFault | null>;
  onConfirmed(): void;
  onBack(): void;
}

export function Confirm({ onCheck, onConfirmed, onBack }: ConfirmProps) {
  const t = useMessages();
  return (
    <div className="stack">
      <BackupOpener
        submit={t['setUp.check']()}
        working={t['backup.working']()}
        onOpen={async (content, passphrase) => {
          const fault = await onCheck(content, passphrase);
          if (fault !== null) return t[`backup.fault.${fault}`]();
          onConfirmed();
          return null;
        }}
      />
      <Button look="quiet" onPress={onBack}>
        {t['setUp.back']()}
      </Button>
    </div>
  );
}
