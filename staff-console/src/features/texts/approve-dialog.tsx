import type { TextBody } from '@dorren/shared/protocol/texts.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
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
    <Dialog title={t['texts.approve.title']()} isOpen isQuestion onClose={onClose}>
      <p>{t[`texts.approve.${kind}`]()}</p>
      <div className="row">
        <Button
          look="main"
          onPress={() => {
            onClose();
            onApprove();
          }}
        >
          {t['texts.approve.confirm']()}
        </Button>
        <Button autoFocus onPress={onClose}>
          {t['dialog.cancel']()}
        </Button>
      </div>
    </Dialog>
  );
}
