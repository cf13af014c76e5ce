import type { Replies } from '@dorren/shared/protocol/staff-http.ts';
import { useEffect, useEffectEvent, useRef } from 'react';
import { Button } from '../../components/button.tsx';
import { useMessages } from '../../components/messages.tsx';
import type { Conversation } from '../../lib/staff-state.ts';
import { Composer } from './composer.tsx';
import { ConversationHead } from './conversation-head.tsx';
import { MessageLog } from './message-log.tsx';
import { panelId } from './panel-id.ts';
import { PhaseNote } from './phase-note.tsx';
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
  onEnding(ending: boolean): void;
}

export function ConversationPanel(props: ConversationPanelProps) {
  const { conversation, number, draft, replies, online, isCurrent, isEnding, onEnding } = props;
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

  const over = conversation.phase === 'ended' || conversation.phase === 'distrusted';
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
        onEnding={onEnding}
        onEnd={props.onEnd}
      />
      <PhaseNote conversation={conversation} />
      <MessageLog conversation={conversation} number={number} />
      {over ? (
        <footer className="conversation-over">
          <Button look="main" icon="close" onPress={props.onDismiss}>
            {t['conversation.dismiss']()}
          </Button>
        </footer>
      ) : (
        <Composer
          number={number}
          language={conversation.profile.language}
          draft={draft}
          replies={replies}
          mayType={conversation.phase !== 'handshake'}
          canSend={conversation.canSend && conversation.phase !== 'handshake'}
          onDraft={props.onDraft}
          onSend={props.onSend}
          onWriting={props.onWriting}
        />
      )}
    </section>
  );
}
