/** The directory as a tool of its own: search at one side, the entry at the other. */
import { inLanguage } from '@dorren/shared/directory/local-text.ts';
import type { StaffDirectory } from '@dorren/shared/protocol/directory.ts';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { DirectorySearch } from '../../components/directory-search/directory-search.tsx';
import { EntryView } from '../../components/directory-search/entry-view.tsx';
import { useMessages, usePageLanguage } from '../../components/messages.tsx';
import type { DirectoryActions } from './directory-actions.ts';
import { EntryActions } from './entry-actions.tsx';
import type { Editing } from './use-editing.tsx';

interface SearchDeskProps {
  directory: StaffDirectory;
  /** Null for those who only read. */
  editing: Editing | null;
  actions: DirectoryActions;
}

export function SearchDesk({ directory, editing, actions }: SearchDeskProps) {
  const t = useMessages();
  const language = usePageLanguage();
  const [picked, setPicked] = useState<string | null>(null);
  const desk = useRef<HTMLDivElement>(null);
  const shown = useRef<HTMLElement>(null);
  const kept = directory.entries.find(({ entry }) => entry.id === picked) ?? null;
  const id = kept?.entry.id;
  // Where there is room for one only, it is what one sees next.
  useEffect(() => {
    const { current } = shown;
    if (id === undefined || current === null) return;
    current.focus({ preventScroll: true });
    if (current.getBoundingClientRect().top < 0) current.scrollIntoView();
  }, [id]);
  /** To where one came from, once that is drawn again. */
  const back = () => {
    const from = desk.current?.querySelector<HTMLElement>('[aria-pressed="true"]');
    setPicked(null);
    requestAnimationFrame(() => from?.focus());
  };
  return (
    <div ref={desk} className="search-desk" data-picked={kept !== null || undefined}>
      <DirectorySearch directory={directory} picked={picked} onPick={({ entry }) => setPicked(entry.id)} />
      <section
        className="picked"
        ref={shown}
        tabIndex={-1}
        aria-label={kept === null ? t['directory.search.pickOne']() : inLanguage(kept.entry.name, language).text}
      >
        {kept === null ? (
          <p className="empty">
            {directory.entries.length === 0 ? t['directory.empty']() : t['directory.search.pickOne']()}
          </p>
        ) : (
          <>
            <div className="picked-back">
              <Button look="quiet" onPress={back}>
                {t['directory.search.back']()}
              </Button>
            </div>
            <EntryView
              kept={kept}
              directory={directory}
              actions={editing && <EntryActions kept={kept} editing={editing} onConfirm={actions.confirm} />}
            />
          </>
        )}
      </section>
    </div>
  );
}
