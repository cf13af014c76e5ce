import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import type { DirectoryEntry } from '@dorren/shared/protocol/directory.ts';
import type { SavedEntry } from '../features/directory/directory-actions.ts';
import type { DirectoryApi } from '../lib/directory-api.ts';
import { outcomeOf, refusalOf } from './asking.ts';

/** Saved is saved: whoever meant to confirm it too is told when that did not come about. */
export async function saveEntry(
  api: Pick<DirectoryApi, 'putEntry' | 'confirmEntry'>,
  token: string,
  { revision, entry, confirm }: { revision: number; entry: DirectoryEntry; confirm: boolean },
): Promise<RefusalCode | SavedEntry> {
  const saved = await outcomeOf(api.putEntry(token, revision, entry));
  if (!saved.ok) return saved.code;
  if (!confirm) return 'saved';
  const refused = await refusalOf(api.confirmEntry(token, saved.value.revision, entry.id));
  return refused === null ? 'saved' : 'saved-unconfirmed';
}
