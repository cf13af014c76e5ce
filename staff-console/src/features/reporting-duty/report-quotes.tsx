import { useState } from 'react';
import { timeOfDay } from '../../components/locales.ts';
import { useMessages, usePageLanguage } from '../../components/messages.tsx';
import type { Conversation } from '../../lib/staff-state.ts';
import { Check } from './check.tsx';
import { youthTexts } from './duty-state.ts';
import { type ReportDraft, withQuote } from './report-draft.ts';

interface ReportQuotesProps {
  conversation: Conversation;
  draft: ReportDraft;
  onDraft(draft: ReportDraft): void;
}

/** The youth's own messages: those that are ticked stand in the report, word for word. */
export function ReportQuotes({ conversation, draft, onDraft }: ReportQuotesProps) {
  const t = useMessages();
  const language = usePageLanguage();
  const texts = youthTexts(conversation);
  const [begun] = useState(draft.quotes.length > 0);
  if (texts.length === 0) return null;
  return (
    <details className="quotes" open={begun || undefined}>
      <summary>{t['reporting.report.quotes']({ chosen: draft.quotes.length })}</summary>
      <p className="soft small">{t['reporting.report.quotesAbout']()}</p>
      <ul>
        {texts.map(({ number, at, text }) => (
          <li key={number}>
            <Check
              isSelected={draft.quotes.some((quote) => quote.number === number)}
              onChange={(included) => onDraft(withQuote(draft, { number, at, text }, included))}
            >
              <time dateTime={new Date(at).toISOString()}>{timeOfDay(at, language)}</time>{' '}
              <span dir="auto" lang={conversation.profile.language}>
                {text}
              </span>
            </Check>
          </li>
        ))}
      </ul>
    </details>
  );
}
