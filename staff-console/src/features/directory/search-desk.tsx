/** The directory as a tool of its own: search at one side, the entry at the other. */
import type { StaffDirectory } from '@dorren/shared/protocol/directory.ts';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { DirectorySearch } from '../../components/directory-search/directory-search.tsx';
import { EntryView } from '../../components/directory-search/entry-view.tsx';
import { useMessages } from '../../components/messages.tsx';
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
  const [picked, setPicked] = useState<string | null>(null);
  const shown = useRef<HTMLDivElement>(null);
  const kept = directory.entries.find(({ entry }) => entry.id === picked) ?? null;
  const id = kept?.entry.id;
  // Where there is room for one only, it is what one sees next.
  useEffect(() => {
    const { current } = shown;
    if (id === undefined || current === null) return;
    current.focus({ preventScroll: true });
    if (current.getBoundingClientRect().top < 0) current.scrollIntoView();
  }, [id]);
  return (
    <div className="search-desk" data-picked={kept !== null || undefined}>
      <DirectorySearch directory={directory} picked={picked} onPick={({ entry }) => setPicked(entry.id)} />
      <div className="picked" ref={shown} tabIndex={-1}>
        {kept === null ? (
          <p className="empty">
            {directory.entries.length === 0 ? t['directory.empty']() : t['directory.search.pickOne']()}
          </p>
        ) : (
          <>
            <div className="picked-back">
              <Button look="quiet" onPress={() => setPicked(null)}>
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
      </div>
    </div>
  );
}
