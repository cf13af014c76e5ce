import {
  CHANGE_KINDS,
  competences,
  type DirectoryChange,
  directoryEntry,
  organisation,
} from '@dorren/shared/protocol/directory.ts';
import type { Kysely, Selectable } from 'kysely';
import * as v from 'valibot';
import type { Tables } from './tables.ts';

type Row = Selectable<Tables['directory_changes']>;

/** Changes, each with the last one of its subject; a confirmation changes nothing and so is not one. */
export function withUndoable(db: Kysely<Tables>) {
  return db
    .selectFrom('directory_changes')
    .selectAll()
    .select(({ selectFrom }) =>
      selectFrom('directory_changes as later')
        .select(({ fn }) => fn.max<number | null>('later.id').as('last'))
        .whereRef('later.subject_of', '=', 'directory_changes.subject_of')
        .whereRef('later.subject_id', '=', 'directory_changes.subject_id')
        .where('later.kind', '!=', 'confirmed')
        .as('last'),
    );
}

/** The last change of a subject that can be undone; null if there is none. */
export async function lastChange(
  db: Kysely<Tables>,
  of: DirectoryChange['subject']['of'],
  subjectId: string,
): Promise<number | null> {
  const row = await db
    .selectFrom('directory_changes')
    .select(({ fn }) => fn.max<number | null>('id').as('last'))
    .where('subject_of', '=', of)
    .where('subject_id', '=', subjectId)
    .where('kind', '!=', 'confirmed')
    .executeTakeFirst();
  return row?.last ?? null;
}

export function toChange(row: Row & { last: number | null }): DirectoryChange {
  return {
    id: row.id,
    at: row.at,
    by: row.changed_by,
    organisationId: row.organisation_id,
    kind: v.parse(v.picklist(CHANGE_KINDS), row.kind),
    undoes: row.undoes,
    importId: row.import_id,
    subject: subjectOf(row),
    undoable: row.id === row.last,
  };
}

function subjectOf({ subject_of: of, before_body, after_body }: Row): DirectoryChange['subject'] {
  const [before, after]: unknown[] = [before_body, after_body].map((body) => (body === null ? null : JSON.parse(body)));
  switch (of) {
    case 'organisation': {
      const whole = v.nullable(organisation);
      return { of, before: v.parse(whole, before), after: v.parse(whole, after) };
    }
    case 'entry': {
      const whole = v.nullable(directoryEntry);
      return { of, before: v.parse(whole, before), after: v.parse(whole, after) };
    }
    case 'competences':
      return { of, before: v.parse(competences, before), after: v.parse(competences, after) };
    default:
      throw new Error('a change of nothing that is known');
  }
}
