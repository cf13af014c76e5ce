import { useEffect } from 'react';
import { IconButton } from '../components/button.tsx';
import { useMessages } from '../components/messages.tsx';
import { Note } from '../components/note.tsx';
import type { NewsItem } from './news.ts';

/** Long enough to be read twice. */
const SHOWN_MS = 12_000;

export function NewsLine({ item, onDismiss }: { item: NewsItem | null; onDismiss(): void }) {
  const t = useMessages();
  useEffect(() => {
    if (item === null) return;
    const timer = setTimeout(onDismiss, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [item, onDismiss]);
  return (
    <div className="news" role="status">
      {item && (
        <Note tone={item.kind === 'refusal' ? 'clay' : 'glow'} icon={item.kind === 'refusal' ? 'alert' : 'people'}>
          <span>{words(t, item)}</span>
          <IconButton label={t['app.dismissNews']()} icon="close" onPress={onDismiss} />
        </Note>
      )}
    </div>
  );
}

function words(t: ReturnType<typeof useMessages>, item: NewsItem): string {
  if (item.kind === 'taken-by-colleague') return t['queue.takenBy']({ name: item.by });
  if (item.code === 'already-taken' && item.by !== null) return t['queue.alreadyTaken']({ name: item.by });
  return t[`code.${item.code}`]();
}
