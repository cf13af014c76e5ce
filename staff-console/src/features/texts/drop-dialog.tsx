import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useMessages } from '../../components/messages.tsx';
import { RefusalNote } from '../../components/refusal-note.tsx';
import { useAsked } from '../../components/use-asked.ts';

/** The draft is to go, with all that is written in it. */
export function DropDialog({ onDrop, onClose }: { onDrop(): Promise<RefusalCode | null>; onClose(): void }) {
  const t = useMessages();
  const { busy, refusal, ask } = useAsked();
  return (
    <Dialog title={t['texts.drop.title']()} isOpen isQuestion onClose={onClose}>
      <p>{t['texts.drop.about']()}</p>
      <RefusalNote code={refusal} />
      <div className="row">
        <Button
          look="clay"
          isDisabled={busy}
          onPress={() =>
            void ask(onDrop).then((dropped) => {
              if (dropped) onClose();
            })
          }
        >
          {t['texts.drop.submit']()}
        </Button>
        <Button autoFocus onPress={onClose}>
          {t['dialog.cancel']()}
        </Button>
      </div>
    </Dialog>
  );
}
