import type { StaffDirectory } from '@dorren/shared/protocol/directory.ts';
import type { QueueEntry } from '@dorren/shared/protocol/staff-messages.ts';
import { useEffect } from 'react';
import type { Beside } from './beside.ts';

interface Uses {
  /** What stands beside the conversations, and may search in the directory. */
  panel: Beside['panel'];
  entries: readonly QueueEntry[];
  /** Null until it is there. */
  directory: StaffDirectory | null;
}

/**
 * A console is open for a whole evening, and the directory is changed meanwhile: it is fetched anew whenever a panel opens that
 * gives numbers and addresses out of it, and when somebody in the queue needs what it does not name. What is there stays until the newest is.
 */
export function useFreshDirectory(reload: () => void, { panel, entries, directory }: Uses): void {
  const opened = panel === null ? '' : `${panel.kind} ${panel.id}`;
  const known = new Set(directory?.competences.map(({ id }) => id));
  const wanted = entries.flatMap(({ wanted }) => wanted?.competence ?? []);
  const unnamed = directory === null ? '' : [...new Set(wanted.filter((id) => !known.has(id)))].sort().join(' ');
  useEffect(() => {
    if (opened !== '') reload();
  }, [opened, reload]);
  useEffect(() => {
    if (unnamed !== '') reload();
  }, [unnamed, reload]);
}
