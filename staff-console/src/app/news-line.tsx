import { useEffect } from 'react';
import { IconButton } from '../components/button.tsx';
import { useMessages } from '../components/messages.tsx';
import { Note } from '../components/note.tsx';
import type { NewsItem } from './news.ts';

/** Long enough to be read twice. */
const SHOWN_MS = 12_000;

export function NewsLine({ items, onDismiss }: { items: readonly NewsItem[]; onDismiss(): void }) {
  const t = useMessages();
  useEffect(() => {
    if (items.length === 0) return;
    const timer = setTimeout(onDismiss, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [items, onDismiss]);
  const refused = items.some(({ kind }) => kind === 'refusal' || kind === 'concern-lost');
  return (
    <div className="news" role="status">
      {items.length > 0 && (
        <Note tone={refused ? 'clay' : 'glow'} icon={refused ? 'alert' : 'people'}>
          <div>
            {items.map((item) => (
              <p key={item.kind}>{words(t, item)}</p>
            ))}
          </div>
          <IconButton label={t['app.dismissNews']()} icon="close" onPress={onDismiss} />
        </Note>
      )}
    </div>
  );
}

function words(t: ReturnType<typeof useMessages>, item: NewsItem): string {
  if (item.kind === 'taken-by-colleague') return t['queue.takenBy']({ name: item.by });
  if (item.kind === 'claim-over') return t[`queue.claimOver.${item.why}`]();
  if (item.kind === 'concern-lost') return `${t['reporting.lost']()} ${t[`reporting.lostAbout.${item.why}`]()}`;
  if (item.code === 'already-taken' && item.by !== null) return t['queue.alreadyTaken']({ name: item.by });
  return t[`code.${item.code}`]();
}
