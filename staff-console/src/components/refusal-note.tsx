import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import { useMessages } from './messages.tsx';
import { Note } from './note.tsx';

/** What was refused, once it was. */
export function RefusalNote({ code }: { code: RefusalCode | null }) {
  const t = useMessages();
  if (code === null) return null;
  return (
    <Note tone="clay" icon="alert" role="alert">
      {t[`code.${code}`]()}
    </Note>
  );
}
