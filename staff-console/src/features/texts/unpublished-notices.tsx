import type { Bindings } from '@dorren/shared/protocol/texts.ts';
import { useMessages } from '../../components/messages.tsx';
import { Note } from '../../components/note.tsx';
import { unpublishedIn } from './bindings-draft.ts';
import { useNames } from './names-known.tsx';

/** Says so when bindings cannot come into force yet, because nobody has published what they name. */
export function UnpublishedNotices({ bindings }: { bindings: Bindings }) {
  const t = useMessages();
  const names = useNames();
  const missing = unpublishedIn(bindings, names.notices);
  if (missing.length === 0) return null;
  return (
    <Note tone="clay" icon="alert">
      {t['bindings.unpublished']({ notices: missing.map(names.notice).join(', ') })}
    </Note>
  );
}
