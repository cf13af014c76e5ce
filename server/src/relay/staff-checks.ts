import type { Clock } from '../ports/clock.ts';
import type { StateStore } from '../ports/state-store.ts';
import type { Commits } from './commits.ts';

/** Each conversation that names this member of staff looks whether they are still there for it (C6, H3, H7, H10). */
export async function checkStaff(
  { store, commits, clock }: { store: StateStore; commits: Commits; clock: Clock },
  staffId: string,
): Promise<void> {
  const at = clock.now();
  for (const { id } of await store.concerning(staffId)) {
    await commits.conversation(id, null, { kind: 'staff-checked', at, staffId });
  }
}
