import type { ConcernAge, ConcernOutcome } from '@dorren/shared/protocol/reporting-duty.ts';
import type { Replies } from '@dorren/shared/protocol/staff-http.ts';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useMessages } from '../../components/messages.tsx';
import { Note } from '../../components/note.tsx';
import { Composer } from '../../components/talk/composer.tsx';
import { withReply } from '../../components/talk/text-size.ts';
import type { Conversation } from '../../lib/staff-state.ts';
import { ConcernNote } from './concern-note.tsx';
import { ConversationHead } from './conversation-head.tsx';
import { MessageLog } from './message-log.tsx';
import { OfferNote } from './offer-note.tsx';
import { OverFooter } from './over-footer.tsx';
import { panelId } from './panel-id.ts';
import { isLeaving, isOver } from './parties.ts';
import { PeopleBar } from './people-bar.tsx';
import { PhaseNote } from './phase-note.tsx';
import { RepliesMenu } from './replies-menu.tsx';
import './conversation.css';

export interface ConversationActions {
  onSend(text: string): boolean;
  onWriting(): void;
  onDraft(text: string): void;
  /** Somebody is looking at it. */
  onLook(): void;
  /** One went into it. */
  onHere(): void;
  onEnd(): void;
  /** Opens or closes the referral panel, and that of the reporting duty. */
  onRefer(): void;
  onDuty(): void;
  /** Takes on a concern that is open and not one's own. */
  onTakeOver(): void;
  onOutcome(outcome: ConcernOutcome): void;
  onWithdraw(): void;
  onStepOut(): void;
  onDismiss(): void;
}

interface ConversationPanelProps extends ConversationActions {
  conversation: Conversation;
  /** Its number in this tab: there are no names. */
  number: number;
  draft: string;
  replies: Replies;
  online: boolean;
  /** The one that is shown where there is room for one only. */
  isCurrent: boolean;
  /** Asked from elsewhere, by shortcut. */
  isEnding: boolean;
  refers: boolean;
  showsDuty: boolean;
  /** Of the newest concern that has one. */
  outcome: ConcernOutcome | null;
  /** A report of concern is written that is neither printed nor saved. */
  holdsUnprinted: boolean;
  /** Nobody has said that the youth was told of the concern. */
  isUntold: boolean;
  /** How old the youth is judged to be. */
  judged: ConcernAge;
  onEnding(ending: boolean): void;
}

export function ConversationPanel(props: ConversationPanelProps) {
  const { conversation, number, draft, replies, online, isCurrent, isEnding, refers, onEnding } = props;
  const t = useMessages();
  const panel = useRef<HTMLElement>(null);
  const { unread } = conversation;
  const { onLook } = props;

  // Read is what came while one was in this conversation with the tab before one's eyes.
  const lookIfHere = useEffectEvent(() => {
    const here = panel.current?.contains(document.activeElement) && document.visibilityState === 'visible';
    if (unread > 0 && here) onLook();
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at anew for every message that comes
  useEffect(() => {
    lookIfHere();
    document.addEventListener('visibilitychange', lookIfHere);
    return () => document.removeEventListener('visibilitychange', lookIfHere);
  }, [unread]);

  // Who was taken just now can be written to as soon as their page trusts this one.
  const { phase } = conversation;
  useEffect(() => {
    if (phase === 'talking' && document.activeElement === panel.current)
      panel.current?.querySelector('textarea')?.focus();
  }, [phase]);

  const arrive = () => {
    if (!isCurrent) props.onHere();
    if (unread > 0) onLook();
  };

  const over = isOver(conversation);
  const { offer } = conversation;
  return (
    <section
      ref={panel}
      id={panelId(conversation.id)}
      className="conversation"
      aria-label={t['conversation.name']({ number })}
      data-phase={conversation.phase}
      data-current={isCurrent || undefined}
      data-unread={unread > 0 || undefined}
      tabIndex={-1}
      onFocus={arrive}
      onPointerDown={arrive}
    >
      <ConversationHead
        conversation={conversation}
        number={number}
        online={online}
        isEnding={isEnding}
        refers={refers}
        showsDuty={props.showsDuty}
        outcome={props.outcome}
        isUntold={props.isUntold}
        judged={props.judged}
        onRefer={props.onRefer}
        onDuty={props.onDuty}
        onTakeOver={props.onTakeOver}
        onOutcome={props.onOutcome}
        onEnding={onEnding}
        onEnd={props.onEnd}
      />
      <PeopleBar conversation={conversation} number={number} online={online} onStepOut={props.onStepOut} />
      <PhaseNote conversation={conversation} />
      <ConcernNote conversation={conversation} online={online} onTakeOver={props.onTakeOver} />
      {offer !== null && !over && <OfferNote offer={offer} online={online} onWithdraw={props.onWithdraw} />}
      {conversation.differs && (
        <div className="phase-note">
          <Note tone="clay" icon="alert" role="alert">
            {t['handover.differs']()}
          </Note>
        </div>
      )}
      {conversation.awaitsSide && !over && (
        <div className="phase-note">
          <Note tone="glow" icon="people" role="status">
            {t['handover.awaitsSide']({ name: conversation.other?.nameShown ?? t['conversation.from.colleague']() })}
          </Note>
        </div>
      )}
      <MessageLog conversation={conversation} number={number} />
      {over ? (
        <OverFooter
          conversation={conversation}
          online={online}
          holdsUnprinted={props.holdsUnprinted}
          isUntold={props.isUntold}
          judged={props.judged}
          onOutcome={props.onOutcome}
          onDismiss={props.onDismiss}
        />
      ) : (
        <Composer
          label={t['composer.label']({ number })}
          placeholder={t['composer.placeholder']()}
          language={conversation.profile.language}
          draft={draft}
          closed={
            offer !== null && isLeaving(conversation)
              ? t['handover.composerClosed']({ name: offer.to.nameShown })
              : null
          }
          waits={conversation.awaitsSide ? t['referral.hindrance.side']() : null}
          mayType={conversation.phase !== 'handshake'}
          canSend={conversation.canSend && conversation.phase !== 'handshake'}
          tools={(focus) => (
            <RepliesMenu
              replies={replies}
              isDisabled={conversation.phase === 'handshake' || isLeaving(conversation)}
              onChoose={(text) => {
                props.onDraft(withReply(draft, text));
                focus();
              }}
            />
          )}
          onDraft={props.onDraft}
          onSend={props.onSend}
          onWriting={props.onWriting}
        />
      )}
    </section>
  );
}
