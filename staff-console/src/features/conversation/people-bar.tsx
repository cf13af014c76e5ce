import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Icon } from '../../components/icon.tsx';
import { useMessages } from '../../components/messages.tsx';
import type { Conversation } from '../../lib/staff-state.ts';
import { isOver } from './parties.ts';

interface PeopleBarProps {
  conversation: Conversation;
  number: number;
  online: boolean;
  onStepOut(): void;
}

/** Who is in the conversation, where that is another than the youth and oneself. */
export function PeopleBar({ conversation, number, online, onStepOut }: PeopleBarProps) {
  const t = useMessages();
  const [asking, setAsking] = useState(false);
  const { other, arriving } = conversation;
  if (other === null || isOver(conversation)) return null;
  const { nameShown, organisation, role } = other;
  const mayStepOut = !arriving && !other.arriving;
  return (
    <div className="people-bar" data-whole={other.inRoom || undefined}>
      <Icon name="people" />
      <p>
        <span className="only-spoken">{t['handover.room']()}: </span>
        <span>{t['handover.room.youth']()}</span>, <span>{t['handover.room.you']()}</span>, <strong>{nameShown}</strong>{' '}
        <span className="soft">
          {t[`role.${role}`]()} · {organisation}
        </span>{' '}
        {other.arriving && <span className="tag">{t['handover.room.arriving']()}</span>}
        {!other.present && (
          <span className="tag" data-tone="clay">
            {t['handover.room.away']()}
          </span>
        )}
      </p>
      {mayStepOut && (
        <Button size="small" isDisabled={!online} onPress={() => setAsking(true)}>
          {t['handover.stepOut']()}
        </Button>
      )}
      <Dialog
        title={t['handover.stepOutTitle']({ number })}
        isOpen={asking && mayStepOut}
        isQuestion
        onClose={() => setAsking(false)}
      >
        <p>{t['handover.stepOutAbout']({ name: nameShown })}</p>
        {conversation.concern?.mine === true && <p>{t['reporting.goesAlong']()}</p>}
        <div className="row">
          <Button
            look="clay"
            autoFocus
            onPress={() => {
              setAsking(false);
              onStepOut();
            }}
          >
            {t['handover.stepOutNow']()}
          </Button>
          <Button onPress={() => setAsking(false)}>{t['handover.stepOutKeep']()}</Button>
        </div>
      </Dialog>
    </div>
  );
}
