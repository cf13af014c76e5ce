import type { TextBody } from '@dorren/shared/protocol/texts.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { useMessages } from '../../components/messages.tsx';

interface ApproveDialogProps {
  kind: TextBody['kind'];
  onApprove(): void;
  onClose(): void;
}

/** What approving does, said once more: it is in force at once and cannot be undone. */
export function ApproveDialog({ kind, onApprove, onClose }: ApproveDialogProps) {
  const t = useMessages();
  return (
    <ConfirmDialog
      title={t['texts.approve.title']()}
      submit={t['texts.approve.confirm']()}
      look="main"
      onConfirm={onApprove}
      onClose={onClose}
    >
      <p>{t[`texts.approve.${kind}`]()}</p>
    </ConfirmDialog>
  );
}
