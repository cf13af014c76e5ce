import { Button as AriaButton } from 'react-aria-components';
import { Icon, type IconName } from '../../components/icon.tsx';
import { useMessages } from '../../components/messages.tsx';
import { Note } from '../../components/note.tsx';
import type { Conversation } from '../../lib/staff-state.ts';
import { hindrance, lastFailure } from './possible.ts';
import { STEPS, type Step } from './referral-plan.ts';

const ICONS = {
  directory: 'search',
  consultation: 'replies',
  join: 'people',
  handover: 'door',
  return: 'undo',
  contact: 'list',
} as const satisfies Record<(typeof STEPS)[number], IconName>;

interface MenuProps {
  conversation: Conversation;
  onStep(step: Step): void;
}

/** What can be done; what cannot just now says why. */
export function Menu({ conversation, onStep }: MenuProps) {
  const t = useMessages();
  const failure = lastFailure(conversation);
  return (
    <div className="stack">
      {failure !== null && (
        <Note tone="glow" icon="people">
          <p>{t[`handover.event.${failure.event}`]({ name: failure.person.nameShown })}</p>
          {conversation.endedBy === null && <p>{t['handover.stillYours']()}</p>}
        </Note>
      )}
      <ul className="referral-menu">
        {STEPS.map((step) => {
          const why = hindrance(step, conversation);
          return (
            <li key={step} className="referral-item" data-disabled={why !== null || undefined}>
              <AriaButton
                className="referral-item-button"
                isDisabled={why !== null}
                aria-describedby={`${conversation.id}-${step}`}
                onPress={() => onStep(step)}
              >
                <Icon name={ICONS[step]} />
                {t[`referral.step.${step}`]()}
              </AriaButton>
              <span id={`${conversation.id}-${step}`} className="soft small">
                {why === null ? t[`referral.about.${step}`]() : t[`referral.hindrance.${why}`]()}
              </span>
            </li>
          );
        })}
      </ul>
      <p className="soft small">{t['referral.counted']()}</p>
    </div>
  );
}
