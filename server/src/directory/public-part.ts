import { type PublicDirectory, type PublicEntry, publicEntry } from '@dorren/shared/protocol/directory.ts';
import type { DirectorySnapshot } from './snapshot.ts';

const PUBLIC_FIELDS = Object.keys(publicEntry.entries).filter((name) => name !== 'kind');

/** What youths get: of entries that are public, the public fields by name, so that a field that is added is kept back (SPEC R8). */
export function publicPart({ organisations, entries, competences }: DirectorySnapshot): PublicDirectory {
  const shown: PublicEntry[] = [];
  for (const { entry } of entries.values()) {
    const kept = organisations.get(entry.organisationId);
    if (!entry.isPublic || !kept) continue;
    const fields = Object.fromEntries(Object.entries(entry).filter(([name]) => PUBLIC_FIELDS.includes(name)));
    shown.push({ ...(fields as Omit<PublicEntry, 'kind'>), kind: kept.organisation.kind });
  }
  return { entries: shown, competences: [...competences] };
}
