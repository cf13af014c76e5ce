import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { useMessages } from '../../components/messages.tsx';

interface RemovePartDialogProps {
  /** Names of all that goes. */
  parts: readonly string[];
  onRemove(): void;
  onClose(): void;
}

/** Parts of the draft are to go, each said by its name. */
export function RemovePartDialog({ parts, onRemove, onClose }: RemovePartDialogProps) {
  const t = useMessages();
  return (
    <ConfirmDialog
      title={t['texts.removePart.title']()}
      submit={t['texts.removeText']()}
      look="clay"
      onConfirm={onRemove}
      onClose={onClose}
    >
      <p>{t['texts.removePart.about']({ parts: parts.join(' · ') })}</p>
    </ConfirmDialog>
  );
}
