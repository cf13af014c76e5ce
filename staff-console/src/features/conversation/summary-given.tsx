import { useMessages } from '../../components/messages.tsx';
import type { Conversation } from '../../lib/staff-state.ts';
import { introducer } from './parties.ts';

/** What the youth let pass on when one came by a colleague's offer. */
export function SummaryGiven({ conversation }: { conversation: Conversation }) {
  const t = useMessages();
  const { summary, profile } = conversation;
  if (summary === null) return null;
  const from = introducer(conversation);
  return (
    <div className="summary-given">
      {summary.length === 0 ? (
        <p>{t['summary.nothing']()}</p>
      ) : (
        <>
          <p className="summary-from">
            {from === null ? t['summary.agreedUnnamed']() : t['summary.agreed']({ name: from.nameShown })}
          </p>
          <ul>
            {summary.map((line, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: it never changes once it is there
              <li key={place} dir="auto" lang={profile.language}>
                {line}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
