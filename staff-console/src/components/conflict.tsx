import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { useMessages } from './messages.tsx';
import { Note } from './note.tsx';

interface ConflictProps {
  /** What the other changed, field by field; null when they removed it. */
  children: ReactNode | null;
  onKeepMine(): void;
  /** Null when there is nothing of theirs to take. */
  onTakeTheirs: (() => void) | null;
}

/** Somebody else was faster: what they changed, and what is to be done. Nothing of one's own is lost. */
export function Conflict({ children, onKeepMine, onTakeTheirs }: ConflictProps) {
  const t = useMessages();
  return (
    <Note tone="glow" icon="alert" role="alert">
      <p>
        <strong>{children === null ? t['conflict.removed']() : t['conflict.title']()}</strong>
      </p>
      {children}
      <p>{children === null ? t['conflict.removedAbout']() : t['conflict.about']()}</p>
      <div className="row">
        <Button onPress={onKeepMine}>{t['conflict.keepMine']()}</Button>
        {onTakeTheirs && <Button onPress={onTakeTheirs}>{t['conflict.takeTheirs']()}</Button>}
      </div>
    </Note>
  );
}
