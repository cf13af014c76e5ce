import type { ConcernAge, ConcernOutcome } from '@dorren/shared/protocol/reporting-duty.ts';
import { Button } from '../../components/button.tsx';
import { OutcomeChoice } from '../../components/concern/outcome-choice.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useMessages } from '../../components/messages.tsx';
import type { Conversation } from '../../lib/staff-state.ts';

interface EndDialogProps {
  conversation: Conversation;
  number: number;
  online: boolean;
  isOpen: boolean;
  /** Nobody has said that the youth was told. */
  isUntold: boolean;
  /** How old the youth is judged to be. */
  judged: ConcernAge;
  onTakeOver(): void;
  onOutcome(outcome: ConcernOutcome): void;
  onEnd(): void;
  onClose(): void;
}

/** Ends the conversation, after a question; with an open concern (SPEC N8) first asks how that went. */
export function EndDialog(props: EndDialogProps) {
  const { conversation, number, online, isOpen, onClose } = props;
  const t = useMessages();
  const { concern, other } = conversation;
  if (concern !== null)
    return (
      <Dialog title={t['reporting.end.title']({ number })} isOpen={isOpen} isForm onClose={onClose}>
        <p>{t['reporting.end.about']()}</p>
        {concern.mine ? (
          <OutcomeChoice
            submit={t['reporting.end.submit']()}
            online={online}
            isUntold={props.isUntold}
            judged={props.judged}
            onOutcome={props.onOutcome}
          />
        ) : concern.taken ? (
          other !== null && <p>{t['reporting.end.colleagues']({ name: other.nameShown })}</p>
        ) : (
          <>
            <p>{t['reporting.end.notMine']()}</p>
            <div className="row">
              <Button look="main" isDisabled={!online} onPress={props.onTakeOver}>
                {t['reporting.takeOver']()}
              </Button>
            </div>
          </>
        )}
      </Dialog>
    );
  return (
    <Dialog title={t['conversation.endTitle']({ number })} isOpen={isOpen} isQuestion onClose={onClose}>
      <p>{t['conversation.endAbout']()}</p>
      <div className="row">
        <Button
          look="clay"
          autoFocus
          onPress={() => {
            onClose();
            props.onEnd();
          }}
        >
          {t['conversation.endNow']()}
        </Button>
        <Button onPress={onClose}>{t['conversation.keep']()}</Button>
      </div>
    </Dialog>
  );
}
