import type { TextDraft } from '@dorren/shared/protocol/texts.ts';
import { useMessages } from '../../components/messages.tsx';
import { Note } from '../../components/note.tsx';
import type { TextsViewer } from './texts-actions.ts';

/** Says so when nobody is left who could approve: everybody with the right has written in it, or there is nobody else. */
export function WhoMayApprove({ viewer, editedBy }: { viewer: TextsViewer; editedBy: TextDraft['editedBy'] }) {
  const t = useMessages();
  const { approvers } = viewer;
  if (approvers === null) return null;
  const left = approvers.filter((staffId) => editedBy.every((editor) => editor.staffId !== staffId));
  if (left.length > 0) return null;
  return (
    <Note tone="glow" icon="people">
      <p>
        <strong>{approvers.length === 0 ? t['texts.alone.title']() : t['texts.allHaveWritten']()}</strong>
      </p>
      <p>{t['texts.alone.about']()}</p>
    </Note>
  );
}
