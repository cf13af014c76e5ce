import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useMessages } from '../../components/messages.tsx';
import { RefusalNote } from '../../components/refusal-note.tsx';
import { useAsked } from '../../components/use-asked.ts';

interface RemoveDialogProps {
  name: string;
  onRemove(): Promise<RefusalCode | null>;
  onClose(): void;
}

export function RemoveDialog({ name, onRemove, onClose }: RemoveDialogProps) {
  const t = useMessages();
  const { busy, refusal, ask } = useAsked();
  return (
    <Dialog title={t['directory.remove.title']({ name })} isOpen isQuestion onClose={onClose}>
      <div className="stack">
        <p>{t['directory.remove.about']()}</p>
        <RefusalNote code={refusal} />
        <div className="row">
          <Button
            look="clay"
            isDisabled={busy}
            onPress={() =>
              void ask(onRemove).then((gone) => {
                if (gone) onClose();
              })
            }
          >
            {t['directory.remove.submit']()}
          </Button>
          <Button onPress={onClose} autoFocus>
            {t['dialog.cancel']()}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
