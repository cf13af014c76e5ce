import { inLanguage } from '@dorren/shared/directory/local-text.ts';
import type { KeptEntry } from '@dorren/shared/protocol/directory.ts';
import { Button } from '../../components/button.tsx';
import { useMessages, usePageLanguage } from '../../components/messages.tsx';
import { RefusalNote } from '../../components/refusal-note.tsx';
import { useAsked } from '../../components/use-asked.ts';
import type { DirectoryActions } from './directory-actions.ts';
import type { Editing } from './use-editing.tsx';

interface EntryActionsProps {
  kept: KeptEntry;
  editing: Editing;
  onConfirm: DirectoryActions['confirm'];
}

/** What whoever keeps an entry may do about it. */
export function EntryActions({ kept, editing, onConfirm }: EntryActionsProps) {
  const t = useMessages();
  const { busy, refusal, ask } = useAsked();
  const name = inLanguage(kept.entry.name, usePageLanguage()).text;
  const { revision } = kept;
  return (
    <>
      <div className="row entry-actions">
        <Button
          size="small"
          icon="check"
          isDisabled={busy}
          aria-label={t['directory.confirmOf']({ name })}
          onPress={() => void ask(() => onConfirm([{ revision, id: kept.entry.id }]))}
        >
          {t['directory.confirm']()}
        </Button>
        <Button
          size="small"
          icon="pencil"
          aria-label={t['directory.editOf']({ name })}
          onPress={() => editing.editEntry(kept)}
        >
          {t['directory.edit']()}
        </Button>
        <Button
          size="small"
          look="quiet"
          icon="trash"
          aria-label={t['directory.removeOf']({ name })}
          onPress={() => editing.removeEntry(kept)}
        >
          {t['directory.remove.submit']()}
        </Button>
      </div>
      <RefusalNote code={refusal} />
    </>
  );
}
