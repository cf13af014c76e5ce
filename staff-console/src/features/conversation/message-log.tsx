import { useLayoutEffect, useRef, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { timeOfDay } from '../../components/locales.ts';
import { useMessages, usePageLanguage } from '../../components/messages.tsx';
import type { Conversation, StaffEntry, StaffMessage } from '../../lib/staff-state.ts';

/** As near to the end as this, in pixels, one reads the newest. */
const NEAR = 80;

export function MessageLog({ conversation, number }: { conversation: Conversation; number: number }) {
  const t = useMessages();
  const scroller = useRef<HTMLDivElement>(null);
  const [atEnd, setAtEnd] = useState(true);
  const { youthWriting, phase } = conversation;
  const messages = conversation.messages.filter(isText);
  const last = messages.at(-1);

  // New ones are followed by whoever reads the newest, and nobody is torn away from older ones; one's own are always shown.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new message or a sign of writing moves the view
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element && (atEnd || last?.from === 'counsellor')) element.scrollTop = element.scrollHeight;
  }, [last?.number, youthWriting]);

  const toEnd = () => {
    const element = scroller.current;
    if (element) element.scrollTop = element.scrollHeight;
  };

  return (
    <div className="log-frame">
      <div
        ref={scroller}
        className="log"
        role="log"
        aria-label={t['conversation.log']({ number })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        tabIndex={0}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) =>
          setAtEnd(scrollHeight - scrollTop - clientHeight < NEAR)
        }
      >
        {messages.length === 0 && phase === 'talking' && <p className="empty">{t['conversation.begin']()}</p>}
        {messages.map((message) => (
          <Bubble key={message.number} message={message} language={conversation.profile.language} />
        ))}
        {youthWriting && <p className="writing">{t['conversation.writing']()}</p>}
      </div>
      {!atEnd && (
        <div className="to-end">
          <Button size="small" icon="down" onPress={toEnd}>
            {t['conversation.toEnd']()}
          </Button>
        </div>
      )}
    </div>
  );
}

function isText(entry: StaffEntry): entry is StaffMessage {
  return entry.kind === 'text';
}

function Bubble({ message, language }: { message: StaffMessage; language: string | undefined }) {
  const t = useMessages();
  const pageLanguage = usePageLanguage();
  return (
    <div className="bubble" data-from={message.from}>
      <span className="only-spoken">{t[`conversation.from.${message.from}`]()}</span>
      <p dir="auto" lang={message.from === 'youth' ? language : undefined}>
        {message.text}
      </p>
      <span className="bubble-foot">
        <time dateTime={new Date(message.at).toISOString()}>{timeOfDay(message.at, pageLanguage)}</time>
        {message.from === 'counsellor' && (
          <span className="mark-state" data-mark={message.mark}>
            <Icon name={message.mark === 'delivered' ? 'checks' : message.mark === 'sent' ? 'check' : 'clock'} />
            {t[`mark.${message.mark}`]()}
          </span>
        )}
      </span>
    </div>
  );
}
