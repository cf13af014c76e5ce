import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { IconButton } from './button.tsx';
import { useMessages } from './messages.tsx';

interface DialogProps {
  title: string;
  isOpen: boolean;
  onClose(): void;
  /** A question that must be answered: read aloud at once, not closed by a press outside. */
  isQuestion?: boolean;
  wide?: boolean;
  /** What is written in it would be lost: not closed by a press outside. */
  isForm?: boolean;
  children: ReactNode;
}

export function Dialog({
  title,
  isOpen,
  onClose,
  isQuestion = false,
  wide = false,
  isForm = false,
  children,
}: DialogProps) {
  const t = useMessages();
  return (
    <ModalOverlay
      className="overlay"
      isOpen={isOpen}
      isDismissable={!isQuestion && !isForm}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className="modal" data-wide={wide || undefined} data-form={isForm || undefined}>
        <AriaDialog className="dialog" role={isQuestion ? 'alertdialog' : 'dialog'}>
          <header className="dialog-head">
            <Heading slot="title" className="dialog-title">
              {title}
            </Heading>
            <IconButton label={t['dialog.close']()} icon="close" onPress={onClose} />
          </header>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
