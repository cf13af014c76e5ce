import type { ConcernAge, ConcernOutcome } from '@dorren/shared/protocol/reporting-duty.ts';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { OutcomeChoice } from '../../components/concern/outcome-choice.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useMessages } from '../../components/messages.tsx';
import { Note } from '../../components/note.tsx';
import type { Conversation } from '../../lib/staff-state.ts';

interface OverFooterProps {
  conversation: Conversation;
  online: boolean;
  /** A report is written that is neither printed nor saved. */
  holdsUnprinted: boolean;
  /** Nobody has said that the youth was told. */
  isUntold: boolean;
  /** How old the youth is judged to be. */
  judged: ConcernAge;
  onOutcome(outcome: ConcernOutcome): void;
  onDismiss(): void;
}

/** Takes a conversation that is over off the screen: not before its concern has an outcome, nor without a word about an unprinted report. */
export function OverFooter({
  conversation,
  online,
  holdsUnprinted,
  isUntold,
  judged,
  onOutcome,
  onDismiss,
}: OverFooterProps) {
  const t = useMessages();
  const [asking, setAsking] = useState<'outcome' | 'dismiss' | null>(null);
  const close = () => setAsking(null);
  const lacksOutcome = conversation.concern !== null;
  return (
    <footer className="conversation-over">
      {lacksOutcome ? (
        <Note tone="clay" icon="alert" role="alert">
          <p>
            <strong>{t['reporting.over.title']()}</strong> {t['reporting.over.about']()}
          </p>
          <Button look="main" isDisabled={!online} onPress={() => setAsking('outcome')}>
            {t['reporting.over.state']()}
          </Button>
        </Note>
      ) : (
        <Button look="main" icon="close" onPress={() => (holdsUnprinted ? setAsking('dismiss') : onDismiss())}>
          {t['conversation.dismiss']()}
        </Button>
      )}
      <Dialog
        title={t['reporting.outcome.title']()}
        isOpen={asking === 'outcome' && lacksOutcome}
        isForm
        onClose={close}
      >
        <OutcomeChoice
          submit={t['reporting.outcome.submit']()}
          online={online}
          isUntold={isUntold}
          judged={judged}
          onOutcome={(outcome) => {
            close();
            onOutcome(outcome);
          }}
        />
      </Dialog>
      <Dialog
        title={t['reporting.unprinted.title']()}
        isOpen={asking === 'dismiss' && !lacksOutcome}
        isQuestion
        onClose={close}
      >
        <p>{t['reporting.unprinted.about']()}</p>
        <div className="row">
          <Button
            look="clay"
            onPress={() => {
              close();
              onDismiss();
            }}
          >
            {t['conversation.dismiss']()}
          </Button>
          <Button autoFocus onPress={close}>
            {t['reporting.unprinted.keep']()}
          </Button>
        </div>
      </Dialog>
    </footer>
  );
}
