import { useMessages } from '../../components/messages.tsx';
import { Bubble } from '../../components/talk/bubble.tsx';
import { TalkLog } from '../../components/talk/talk-log.tsx';
import type { Conversation, StaffCard, StaffMessage } from '../../lib/staff-state.ts';
import { CardGiven } from './card-given.tsx';
import { EventLine } from './event-line.tsx';
import { FormEntry } from './form-entry.tsx';
import { colleagueThen, isShared } from './parties.ts';
import { SummaryGiven } from './summary-given.tsx';

export function MessageLog({ conversation, number }: { conversation: Conversation; number: number }) {
  const t = useMessages();
  const { messages, youthWriting, phase, summary, arriving } = conversation;
  const last = messages.at(-1);
  const shared = isShared(conversation);
  return (
    <TalkLog
      label={t['conversation.log']({ number })}
      last={last?.number ?? 0}
      lastIsOwn={last !== undefined && (last.kind === 'form' || ('from' in last && last.from === 'counsellor'))}
      writing={youthWriting ? t['conversation.writing']() : null}
    >
      {summary !== null && <SummaryGiven conversation={conversation} />}
      {messages.length === 0 && summary === null && phase === 'talking' && !arriving && (
        <p className="empty">{t['conversation.begin']()}</p>
      )}
      {messages.map((entry) => {
        if (entry.kind === 'event') return <EventLine key={entry.number} entry={entry} />;
        if (entry.kind === 'card')
          return <CardGiven key={entry.number} entry={entry} by={giver(conversation, entry)} />;
        if (entry.kind === 'form') return <FormEntry key={entry.number} entry={entry} />;
        return (
          <Bubble
            key={entry.number}
            message={entry}
            author={author(t, conversation, entry, shared)}
            showsAuthor={shared}
            language={entry.from === 'youth' ? conversation.profile.language : undefined}
          />
        );
      })}
    </TalkLog>
  );
}

/** The colleague's name; null for one's own. */
function giver(conversation: Conversation, { from, number }: StaffCard): string | null {
  return from === 'colleague' ? (colleagueThen(conversation, number)?.nameShown ?? '') : null;
}

/** As it is read aloud, or by name where three are in the room. */
function author(
  t: ReturnType<typeof useMessages>,
  conversation: Conversation,
  { from, number }: StaffMessage,
  shared: boolean,
): string {
  if (!shared) return t[`conversation.from.${from}`]();
  if (from === 'youth') return t['handover.theYouth']();
  if (from === 'counsellor') return t['handover.you']();
  return colleagueThen(conversation, number)?.nameShown ?? t['conversation.from.colleague']();
}
