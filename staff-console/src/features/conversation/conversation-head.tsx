import type { ConcernAge, ConcernOutcome } from '@dorren/shared/protocol/reporting-duty.ts';
import { ToggleButton } from 'react-aria-components';
import { Button } from '../../components/button.tsx';
import { Elapsed } from '../../components/elapsed.tsx';
import { Icon } from '../../components/icon.tsx';
import { timeOfDay } from '../../components/locales.ts';
import { useMessages, usePageLanguage } from '../../components/messages.tsx';
import { ProfileLine } from '../../components/profile-line.tsx';
import type { Conversation } from '../../lib/staff-state.ts';
import { DutyButton } from './duty-button.tsx';
import { EndDialog } from './end-dialog.tsx';
import { FingerprintButton } from './fingerprint-button.tsx';
import { referButtonId } from './panel-id.ts';
import { isOver, mayEnd } from './parties.ts';

interface ConversationHeadProps {
  conversation: Conversation;
  number: number;
  online: boolean;
  isEnding: boolean;
  /** Whether the referral panel of this conversation is open, and that of the reporting duty. */
  refers: boolean;
  showsDuty: boolean;
  /** Of the newest concern that has one. */
  outcome: ConcernOutcome | null;
  /** Nobody has said that the youth was told of the concern. */
  isUntold: boolean;
  /** How old the youth is judged to be. */
  judged: ConcernAge;
  onRefer(): void;
  onDuty(): void;
  onTakeOver(): void;
  onOutcome(outcome: ConcernOutcome): void;
  onEnding(ending: boolean): void;
  onEnd(): void;
}

export function ConversationHead(props: ConversationHeadProps) {
  const { conversation, number, online, isEnding, refers, showsDuty, outcome, onEnding, onEnd } = props;
  const t = useMessages();
  const pageLanguage = usePageLanguage();
  const { profile, phase, unread, notice } = conversation;
  const over = isOver(conversation);
  return (
    <header className="conversation-head">
      <div className="conversation-title">
        <div className="conversation-name">
          <h2>{t['conversation.name']({ number })}</h2>
          <span className="phase" data-phase={phase}>
            {t[`phase.${phase}`]()}
          </span>
          {unread > 0 && <span className="unread">{t['conversation.unread']({ unread })}</span>}
        </div>
        {conversation.fingerprint && <FingerprintButton fingerprint={conversation.fingerprint} />}
        <ToggleButton
          id={referButtonId(conversation.id)}
          className="button"
          data-size="small"
          data-look="plain"
          isSelected={refers}
          onChange={props.onRefer}
        >
          {t['referral.open']()}
        </ToggleButton>
        {mayEnd(conversation) && (
          <Button look="clay" size="small" isDisabled={!online} onPress={() => onEnding(true)}>
            {t['conversation.end']()}
          </Button>
        )}
      </div>
      <ProfileLine profile={profile} />
      <div className="conversation-notice">
        <p>
          <Icon name="shield" />
          <span>
            {t['notice.acknowledged']({
              version: notice.version,
              language: t[`language.${notice.language}`](),
              time: timeOfDay(conversation.acknowledgedAt, pageLanguage),
            })}
          </span>
        </p>
        <DutyButton conversation={conversation} outcome={outcome} isOpen={showsDuty} onPress={props.onDuty} />
      </div>
      {!over && <Timers conversation={conversation} />}
      <EndDialog
        conversation={conversation}
        number={number}
        online={online}
        isOpen={isEnding && mayEnd(conversation)}
        isUntold={props.isUntold}
        judged={props.judged}
        onTakeOver={props.onTakeOver}
        onOutcome={props.onOutcome}
        onEnd={onEnd}
        onClose={() => onEnding(false)}
      />
    </header>
  );
}

function Timers({ conversation }: { conversation: Conversation }) {
  const t = useMessages();
  const last = conversation.messages.at(-1);
  return (
    <dl className="timers">
      <div>
        <dt>{t['timer.joined']()}</dt>
        <dd>
          <Elapsed since={conversation.joinedAt} />
        </dd>
      </div>
      <div>
        <dt>{t['timer.taken']()}</dt>
        <dd>
          <Elapsed since={conversation.takenAt} />
        </dd>
      </div>
      <div>
        <dt>{t['timer.message']()}</dt>
        <dd>{last ? <Elapsed since={last.at} /> : '–'}</dd>
      </div>
    </dl>
  );
}
