/** In the head of the console: whether one is on duty, and what one can change about it. */
import type { ConversationLanguage } from '@dorren/shared/protocol/values.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useMessages } from '../../components/messages.tsx';
import { Note } from '../../components/note.tsx';
import type { StaffState } from '../../lib/staff-state.ts';
import { DutyForm } from './duty-form.tsx';

interface DutyControlProps {
  duty: StaffState['duty'];
  online: boolean;
  /** Conversations that one still holds. */
  held: number;
  isOpen: boolean;
  onOpen(open: boolean): void;
  onDutyChange(languages: readonly ConversationLanguage[], capacity: number): void;
  onDutyOff(): void;
}

export function DutyControl({ duty, online, held, isOpen, onOpen, onDutyChange, onDutyOff }: DutyControlProps) {
  const t = useMessages();
  if (!duty.on) return <span className="duty-state">{t['duty.off']()}</span>;
  const paused = duty.capacity === 0;
  return (
    <>
      <Button icon={paused ? 'pause' : 'door'} onPress={() => onOpen(true)} size="small">
        <span className="duty-state" data-on>
          {paused ? t['duty.onPaused']() : t['duty.on']({ capacity: duty.capacity })}
        </span>
        <span className="soft wide-only">{duty.languages.join(' · ')}</span>
      </Button>
      <Dialog title={t['duty.title']()} isOpen={isOpen} onClose={() => onOpen(false)}>
        <DutyForm
          languages={duty.languages}
          capacity={duty.capacity}
          submit={t['duty.change']()}
          isDisabled={!online}
          onSubmit={(languages, capacity) => {
            onDutyChange(languages, capacity);
            onOpen(false);
          }}
        >
          {!paused && (
            <Button
              icon="pause"
              isDisabled={!online}
              onPress={() => {
                onDutyChange(duty.languages, 0);
                onOpen(false);
              }}
            >
              {t['duty.pause']()}
            </Button>
          )}
        </DutyForm>
        <hr />
        {held > 0 ? (
          <Note icon="clock">{t['duty.offWhenDone']({ held })}</Note>
        ) : (
          <Button
            look="clay"
            isDisabled={!online}
            onPress={() => {
              onDutyOff();
              onOpen(false);
            }}
          >
            {t['duty.goOff']()}
          </Button>
        )}
      </Dialog>
    </>
  );
}
