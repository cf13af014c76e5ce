import type { StaffMessage } from '../../lib/staff-state.ts';
import { Icon } from '../icon.tsx';
import { timeOfDay } from '../locales.ts';
import { useMessages, usePageLanguage } from '../messages.tsx';
import './talk.css';

interface BubbleProps {
  message: StaffMessage;
  /** Read aloud before the text. */
  author: string;
  /** Stands above the text too, where more than two talk. */
  showsAuthor?: boolean;
  language?: string | undefined;
}

export function Bubble({ message, author, showsAuthor = false, language }: BubbleProps) {
  return (
    <div className="bubble" data-from={message.from}>
      <span className={showsAuthor ? 'bubble-author' : 'only-spoken'}>{author}</span>
      <p dir="auto" lang={language}>
        {message.text}
      </p>
      <BubbleFoot at={message.at} mark={message.from === 'counsellor' ? message.mark : null} />
    </div>
  );
}

/** When, and of one's own: how far it has come. */
export function BubbleFoot({ at, mark }: { at: number; mark: StaffMessage['mark'] | null }) {
  const t = useMessages();
  const pageLanguage = usePageLanguage();
  return (
    <span className="bubble-foot">
      <time dateTime={new Date(at).toISOString()}>{timeOfDay(at, pageLanguage)}</time>
      {mark !== null && (
        <span className="mark-state" data-mark={mark}>
          <Icon name={mark === 'delivered' ? 'checks' : mark === 'sent' ? 'check' : 'clock'} />
          {t[`mark.${mark}`]()}
        </span>
      )}
    </span>
  );
}
