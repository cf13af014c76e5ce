import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { useMessages } from './messages.tsx';

interface ConfirmDialogProps {
  title: string;
  /** What the button that goes on says, and how it looks. */
  submit: string;
  look: 'main' | 'clay';
  onConfirm(): void;
  onClose(): void;
  children: ReactNode;
}

/** Asks once more before something that cannot be taken back; the way back has the focus. */
export function ConfirmDialog({ title, submit, look, onConfirm, onClose, children }: ConfirmDialogProps) {
  const t = useMessages();
  return (
    <Dialog title={title} isOpen isQuestion onClose={onClose}>
      {children}
      <div className="row">
        <Button
          look={look}
          onPress={() => {
            onClose();
            onConfirm();
          }}
        >
          {submit}
        </Button>
        <Button autoFocus onPress={onClose}>
          {t['dialog.cancel']()}
        </Button>
      </div>
    </Dialog>
  );
}
