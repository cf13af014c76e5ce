import { setImmediate } from 'node:timers/promises';
import type { Kysely, Transaction } from 'kysely';
import type { DirectoryCommit, DirectoryEdited, DirectoryRecord } from '../../ports/records/directory-record.ts';
import { toChange, withUndoable } from './directory-changes.ts';
import { applyEdit } from './directory-edits.ts';
import { readCompetences, toKeptEntry, toKeptOrganisation } from './directory-rows.ts';
import type { Tables } from './tables.ts';
import { inTransaction } from './transactions.ts';

/** A long import lets the relay have its turn after so many edits. */
const EDITS_AT_ONCE = 50;

/** Undoes the transaction; {@link DirectoryCommit} says why. */
class NotCommitted extends Error {
  readonly code: Extract<DirectoryCommit, { ok: false }>['code'];

  constructor(code: Extract<DirectoryCommit, { ok: false }>['code']) {
    super(code);
    this.code = code;
  }
}

export function sqlDirectory(db: Kysely<Tables>): DirectoryRecord {
  return {
    async read() {
      const organisations = await db.selectFrom('directory_organisations').selectAll().orderBy('id').execute();
      const entries = await db.selectFrom('directory_entries').selectAll().orderBy('id').execute();
      const { list, revision } = await readCompetences(db);
      return {
        organisations: organisations.flatMap(toKeptOrganisation),
        entries: entries.flatMap(toKeptEntry),
        competences: list,
        competencesRevision: revision,
      };
    },

    async commit(edits, occasion) {
      try {
        const edited = await inTransaction(db, async (transaction) => {
          const first = await nextChange(transaction);
          const done: DirectoryEdited[] = [];
          for (const edit of edits) {
            const number = { id: first + done.length, importId: occasion.isImport ? first : null };
            const result = await applyEdit(transaction, edit, occasion, number);
            if (result === null) throw new NotCommitted('stale-revision');
            done.push(result);
            if (done.length % EDITS_AT_ONCE === 0) await setImmediate();
          }
          if (await hasOrphan(transaction)) throw new NotCommitted('out-of-state');
          return done;
        });
        return { ok: true, edited };
      } catch (error) {
        if (error instanceof NotCommitted) return { ok: false, code: error.code };
        throw error;
      }
    },

    async changes({ before, organisationId, most }) {
      let query = withUndoable(db)
        .orderBy('directory_changes.id', 'desc')
        .limit(most + 1);
      if (before !== null) query = query.where('directory_changes.id', '<', before);
      if (organisationId !== null) query = query.where('directory_changes.organisation_id', '=', organisationId);
      const rows = await query.execute();
      return { changes: rows.slice(0, most).map(toChange), more: rows.length > most };
    },

    async change(id) {
      const row = await withUndoable(db).where('directory_changes.id', '=', id).executeTakeFirst();
      return row ? toChange(row) : null;
    },
  };
}

async function nextChange(transaction: Transaction<Tables>): Promise<number> {
  const last = await transaction
    .selectFrom('directory_changes')
    .select(({ fn }) => fn.max('id').as('id'))
    .executeTakeFirst();
  return (last?.id ?? 0) + 1;
}

/** Whether an entry is of an organisation that is not there. */
async function hasOrphan(transaction: Transaction<Tables>): Promise<boolean> {
  const orphan = await transaction
    .selectFrom('directory_entries')
    .leftJoin('directory_organisations', 'directory_organisations.id', 'directory_entries.organisation_id')
    .select('directory_entries.id')
    .where('directory_entries.body', 'is not', null)
    .where('directory_organisations.body', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return orphan !== undefined;
}
