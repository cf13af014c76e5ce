/** Short cuts to each conversation; where there is room for one thing only, the way between them and the queue. */
import { Button } from 'react-aria-components';
import { useMessages } from '../../components/messages.tsx';
import type { Conversation } from '../../lib/staff-state.ts';

interface RailProps {
  conversations: readonly Conversation[];
  numbers: Readonly<Record<string, number>>;
  /** `queue`, or a conversation's id. */
  current: string;
  waiting: number;
  /** What stands beside the conversations has this many unread texts; null when nothing does. */
  beside: number | null;
  onBeside(): void;
  onGo(place: string): void;
}

export function Rail({ conversations, numbers, current, waiting, beside, onBeside, onGo }: RailProps) {
  const t = useMessages();
  return (
    <nav className="rail" aria-label={t['rail.label']()}>
      <Button
        className="rail-item rail-queue"
        data-current={current === 'queue' || undefined}
        onPress={() => onGo('queue')}
      >
        {t['rail.queue']({ waiting })}
      </Button>
      {conversations.map(({ id, unread, phase }) => (
        <Button
          key={id}
          className="rail-item"
          data-current={current === id || undefined}
          data-phase={phase}
          aria-current={current === id}
          onPress={() => onGo(id)}
        >
          {t['conversation.name']({ number: numbers[id] ?? 0 })}
          {phase !== 'talking' && <span className="rail-phase">{t[`phase.${phase}`]()}</span>}
          {unread > 0 && <span className="unread">{t['conversation.unread']({ unread })}</span>}
        </Button>
      ))}
      {beside !== null && (
        <Button className="rail-item rail-beside rail-aside" onPress={onBeside}>
          {t['rail.beside']()}
          {beside > 0 && <span className="unread">{t['conversation.unread']({ unread: beside })}</span>}
        </Button>
      )}
    </nav>
  );
}
