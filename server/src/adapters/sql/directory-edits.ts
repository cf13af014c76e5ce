import type { DirectoryChange } from '@dorren/shared/protocol/directory.ts';
import type { Insertable, Transaction } from 'kysely';
import type { DirectoryEdit, DirectoryEdited, DirectoryOccasion } from '../../ports/records/directory-record.ts';
import { lastChange } from './directory-changes.ts';
import { COMPETENCES, confirmed } from './directory-rows.ts';
import type { Tables } from './tables.ts';

type Of<Kind extends DirectoryEdit['of']> = Extract<DirectoryEdit, { of: Kind }>;
type Change = Insertable<Tables['directory_changes']>;
type Subject = Pick<Change, 'subject_of' | 'subject_id' | 'organisation_id' | 'kind' | 'before_body' | 'after_body'>;

/** Carries out one edit and writes it into the history; null, and nothing done, if the subject is another by now. */
export async function applyEdit(
  transaction: Transaction<Tables>,
  edit: DirectoryEdit,
  occasion: DirectoryOccasion,
  { id, importId }: { id: number; importId: number | null },
): Promise<DirectoryEdited | null> {
  if (occasion.undoes !== null && edit.of !== 'confirmation') {
    const subjectId = edit.of === 'competences' ? COMPETENCES : edit.id;
    if ((await lastChange(transaction, edit.of, subjectId)) !== occasion.undoes) return null;
  }
  const done = await carryOut(transaction, edit, occasion);
  if (done === null) return null;
  const { by, at, undoes } = occasion;
  await transaction
    .insertInto('directory_changes')
    .values({ id, at, changed_by: by, undoes, import_id: importId, ...done.change })
    .execute();
  return done.edited;
}

async function carryOut(
  transaction: Transaction<Tables>,
  edit: DirectoryEdit,
  occasion: DirectoryOccasion,
): Promise<{ edited: DirectoryEdited; change: Subject } | null> {
  switch (edit.of) {
    case 'organisation':
      return editOrganisation(transaction, edit);
    case 'entry':
      return editEntry(transaction, edit, occasion);
    case 'competences':
      return editCompetences(transaction, edit);
    case 'confirmation':
      return confirm(transaction, edit, occasion);
  }
}

async function editOrganisation(transaction: Transaction<Tables>, { id, revision, after }: Of<'organisation'>) {
  const row = await transaction
    .selectFrom('directory_organisations')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  if (isStale(row, revision) || isGone(row, after)) return null;
  const next = { revision: (row?.revision ?? 0) + 1, body: after && JSON.stringify(after) };
  await transaction
    .insertInto('directory_organisations')
    .values({ id, ...next })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(next))
    .execute();
  const change: Subject = {
    ...{ subject_of: 'organisation', subject_id: id, organisation_id: id },
    ...beforeAndAfter(row?.body ?? null, next.body),
  };
  return { edited: { revision: next.revision, confirmed: null }, change };
}

async function editEntry(
  transaction: Transaction<Tables>,
  { id, revision, after }: Of<'entry'>,
  { undoes }: DirectoryOccasion,
) {
  const row = await transaction.selectFrom('directory_entries').selectAll().where('id', '=', id).executeTakeFirst();
  if (isStale(row, revision) || isGone(row, after)) return null;
  const before = row?.body ?? null;
  // One that is made anew under an old id has been confirmed by nobody; one that is restored is what was confirmed.
  const isNew = before === null && undoes === null;
  const next = {
    organisation_id: after?.organisationId ?? row?.organisation_id ?? '',
    revision: (row?.revision ?? 0) + 1,
    body: after && JSON.stringify(after),
    confirmed_by: isNew ? null : (row?.confirmed_by ?? null),
    confirmed_at: isNew ? null : (row?.confirmed_at ?? null),
  };
  await transaction
    .insertInto('directory_entries')
    .values({ id, ...next })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(next))
    .execute();
  const change: Subject = {
    ...{ subject_of: 'entry', subject_id: id, organisation_id: next.organisation_id },
    ...beforeAndAfter(before, next.body),
  };
  return { edited: { revision: next.revision, confirmed: confirmed(next) }, change };
}

async function editCompetences(transaction: Transaction<Tables>, { revision, after }: Of<'competences'>) {
  const row = await transaction
    .selectFrom('directory_competences')
    .selectAll()
    .where('name', '=', COMPETENCES)
    .executeTakeFirst();
  if (isStale(row, revision)) return null;
  const next = { revision: revision + 1, body: JSON.stringify(after) };
  await transaction
    .insertInto('directory_competences')
    .values({ name: COMPETENCES, ...next })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(next))
    .execute();
  const change: Subject = {
    ...{ subject_of: 'competences', subject_id: COMPETENCES, organisation_id: null },
    ...{ kind: 'changed', before_body: row?.body ?? '[]', after_body: next.body },
  };
  return { edited: { revision: next.revision, confirmed: null }, change };
}

async function confirm(
  transaction: Transaction<Tables>,
  { id, revision }: Of<'confirmation'>,
  { by, at }: DirectoryOccasion,
) {
  const row = await transaction.selectFrom('directory_entries').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row || row.body === null || row.revision !== revision) return null;
  await transaction
    .updateTable('directory_entries')
    .set({ confirmed_by: by, confirmed_at: at })
    .where('id', '=', id)
    .execute();
  const change: Subject = {
    ...{ subject_of: 'entry', subject_id: id, organisation_id: row.organisation_id },
    ...{ kind: 'confirmed', before_body: row.body, after_body: row.body },
  };
  return { edited: { revision, confirmed: { by, at } }, change };
}

/** One that was removed keeps its row and its count of changes, but counts as not there. */
function isStale(row: { revision: number; body: string | null } | undefined, revision: number): boolean {
  return (row && row.body !== null ? row.revision : 0) !== revision;
}

/** Nothing can be removed that is not there. */
function isGone(row: { body: string | null } | undefined, after: object | null): boolean {
  return after === null && (row?.body ?? null) === null;
}

function beforeAndAfter(
  before: string | null,
  after: string | null,
): { kind: DirectoryChange['kind']; before_body: string | null; after_body: string | null } {
  const kind = before === null ? 'created' : after === null ? 'removed' : 'changed';
  return { kind, before_body: before, after_body: after };
}
