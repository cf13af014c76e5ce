import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useMessages } from '../../components/messages.tsx';

/** What is written would be lost: asked before it is. */
export function UnsavedDialog({ onLeave, onStay }: { onLeave(): void; onStay(): void }) {
  const t = useMessages();
  return (
    <Dialog title={t['directory.unsaved.title']()} isOpen isQuestion onClose={onStay}>
      <p>{t['directory.unsaved.about']()}</p>
      <div className="row">
        <Button look="clay" onPress={onLeave}>
          {t['directory.unsaved.leave']()}
        </Button>
        <Button autoFocus onPress={onStay}>
          {t['directory.unsaved.stay']()}
        </Button>
      </div>
    </Dialog>
  );
}
