import {
  type Competence,
  competences,
  directoryEntry,
  type KeptEntry,
  type KeptOrganisation,
  organisation,
} from '@dorren/shared/protocol/directory.ts';
import type { Kysely, Selectable } from 'kysely';
import * as v from 'valibot';
import type { Tables } from './tables.ts';

/** The one row of the competences. */
export const COMPETENCES = 'all';

/** None for one that was removed. */
export function toKeptOrganisation(row: Selectable<Tables['directory_organisations']>): KeptOrganisation[] {
  if (row.body === null) return [];
  return [{ organisation: v.parse(organisation, JSON.parse(row.body)), revision: row.revision }];
}

/** None for one that was removed. */
export function toKeptEntry(row: Selectable<Tables['directory_entries']>): KeptEntry[] {
  if (row.body === null) return [];
  return [{ entry: v.parse(directoryEntry, JSON.parse(row.body)), revision: row.revision, confirmed: confirmed(row) }];
}

export function confirmed(
  row: Pick<Selectable<Tables['directory_entries']>, 'confirmed_by' | 'confirmed_at'>,
): KeptEntry['confirmed'] {
  const { confirmed_by: by, confirmed_at: at } = row;
  return by === null || at === null ? null : { by, at };
}

export async function readCompetences(db: Kysely<Tables>): Promise<{ list: Competence[]; revision: number }> {
  const row = await db
    .selectFrom('directory_competences')
    .selectAll()
    .where('name', '=', COMPETENCES)
    .executeTakeFirst();
  return row ? { list: v.parse(competences, JSON.parse(row.body)), revision: row.revision } : { list: [], revision: 0 };
}
