import type { StaffDirectory } from '@dorren/shared/protocol/directory.ts';
import type { ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { useMessages } from '../../components/messages.tsx';
import { Note } from '../../components/note.tsx';

interface DirectoryPartProps {
  directory: StaffDirectory | null;
  failed: boolean;
  onReload(): void;
  children(directory: StaffDirectory): ReactNode;
}

/** What needs the directory, once it is there. */
export function DirectoryPart({ directory, failed, onReload, children }: DirectoryPartProps) {
  const t = useMessages();
  if (directory !== null) return children(directory);
  return failed ? (
    <Note tone="clay" icon="alert" role="alert">
      {t['referral.directoryFailed']()}
      <Button size="small" onPress={onReload}>
        {t['app.tryAgain']()}
      </Button>
    </Note>
  ) : (
    <p className="soft" role="status">
      {t['referral.directoryLoading']()}
    </p>
  );
}
