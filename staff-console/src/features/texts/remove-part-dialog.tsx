import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
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
    <Dialog title={t['texts.removePart.title']()} isOpen isQuestion onClose={onClose}>
      <p>{t['texts.removePart.about']({ parts: parts.join(' · ') })}</p>
      <div className="row">
        <Button
          look="clay"
          onPress={() => {
            onClose();
            onRemove();
          }}
        >
          {t['texts.removeText']()}
        </Button>
        <Button autoFocus onPress={onClose}>
          {t['dialog.cancel']()}
        </Button>
      </div>
    </Dialog>
  );
}
