import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { useMessages } from './messages.tsx';

/** What is written would be lost: asked before it is. */
export function UnsavedDialog({ onLeave, onStay }: { onLeave(): void; onStay(): void }) {
  const t = useMessages();
  return (
    <Dialog title={t['unsaved.title']()} isOpen isQuestion onClose={onStay}>
      <p>{t['unsaved.about']()}</p>
      <div className="row">
        <Button look="clay" onPress={onLeave}>
          {t['unsaved.leave']()}
        </Button>
        <Button autoFocus onPress={onStay}>
          {t['unsaved.stay']()}
        </Button>
      </div>
    </Dialog>
  );
}
