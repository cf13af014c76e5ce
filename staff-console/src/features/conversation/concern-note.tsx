import { Button } from '../../components/button.tsx';
import { useMessages } from '../../components/messages.tsx';
import { Note } from '../../components/note.tsx';
import type { Conversation } from '../../lib/staff-state.ts';
import { isOver } from './parties.ts';

interface ConcernNoteProps {
  conversation: Conversation;
  online: boolean;
  onTakeOver(): void;
}

/** A concern is open that is not one's own: somebody must take it on, or the colleague who is here has. */
export function ConcernNote({ conversation, online, onTakeOver }: ConcernNoteProps) {
  const t = useMessages();
  const { concern, arriving, other } = conversation;
  if (concern === null || concern.mine || isOver(conversation)) return null;
  if (concern.taken)
    return other === null ? null : (
      <div className="phase-note">
        <Note tone="plain" icon="shield">
          <p>
            {t['reporting.colleagues']({ name: other.nameShown })} {t['reporting.colleaguesAbout']()}
          </p>
        </Note>
      </div>
    );
  return (
    <div className="phase-note">
      <Note tone="clay" icon="alert" role="alert">
        <p>
          <strong>{t['reporting.passedOn']()}</strong>{' '}
          {other === null ? t['reporting.passedOnAbout']() : t['reporting.passedOnRoom']({ name: other.nameShown })}
        </p>
        <Button
          size="small"
          isDisabled={!online || arriving}
          onPress={({ target }) => {
            // This button goes with the note.
            target.closest('section')?.focus();
            onTakeOver();
          }}
        >
          {t['reporting.takeOver']()}
        </Button>
      </Note>
    </div>
  );
}
