import type { Edition, Series } from '@dorren/shared/protocol/texts.ts';
import type { Kysely, Transaction } from 'kysely';
import type { KeptDraft, TextsRecord } from '../../ports/records/texts.ts';
import type { Tables } from './tables.ts';
import { SUMMARY, toEdition, toRevisedDraft, toSummary } from './text-rows.ts';
import { inTransaction } from './transactions.ts';

/** Undoes the transaction. */
class NotPublished extends Error {}

export function sqlTexts(db: Kysely<Tables>): TextsRecord {
  return {
    async inForce() {
      const rows = await db
        .selectFrom('editions')
        .selectAll()
        .where(({ eb, selectFrom }) =>
          eb(
            'position',
            '=',
            selectFrom('editions as others')
              .select(({ fn }) => fn.max('others.position').as('last'))
              .whereRef('others.series', '=', 'editions.series'),
          ),
        )
        .orderBy('series')
        .execute();
      return rows.map(toEdition);
    },

    async summaries(series) {
      const rows = await db
        .selectFrom('editions')
        .select(SUMMARY)
        .where('series', '=', series)
        .orderBy('position', 'desc')
        .execute();
      return rows.map(toSummary);
    },

    async edition(series, version) {
      const row = await db
        .selectFrom('editions')
        .selectAll()
        .where('series', '=', series)
        .where('version', '=', version)
        .executeTakeFirst();
      return row ? toEdition(row) : null;
    },

    async drafts() {
      return (await db.selectFrom('text_drafts').selectAll().orderBy('series').execute()).flatMap(toRevisedDraft);
    },

    async draft(series) {
      const row = await db.selectFrom('text_drafts').selectAll().where('series', '=', series).executeTakeFirst();
      return (row && toRevisedDraft(row)[0]) ?? null;
    },

    async changeDraft(series, revision, draft) {
      return inTransaction(db, (transaction) => changeDraft(transaction, series, revision, draft));
    },

    async publish(edition, draftRevision) {
      try {
        await inTransaction(db, async (transaction) => {
          if (draftRevision !== null) {
            const removed = await changeDraft(transaction, edition.series, draftRevision, null);
            if (removed === null) throw new NotPublished();
          }
          if (!(await addEdition(transaction, edition))) throw new NotPublished();
        });
        return true;
      } catch (error) {
        if (error instanceof NotPublished) return false;
        throw error;
      }
    },
  };
}

/** A draft that is no more keeps its row and its count of changes, but counts as not there. */
async function changeDraft(
  transaction: Transaction<Tables>,
  series: Series,
  revision: number,
  draft: KeptDraft | null,
): Promise<number | null> {
  const row = await transaction.selectFrom('text_drafts').selectAll().where('series', '=', series).executeTakeFirst();
  const isThere = row !== undefined && row.body !== null;
  if ((isThere ? row.revision : 0) !== revision || (draft === null && !isThere)) return null;
  const next = { revision: (row?.revision ?? 0) + 1, body: draft && JSON.stringify(draft) };
  await transaction
    .insertInto('text_drafts')
    .values({ series, ...next })
    .onConflict((conflict) => conflict.column('series').doUpdateSet(next))
    .execute();
  return next.revision;
}

/** False if the series has had this version. */
async function addEdition(transaction: Transaction<Tables>, edition: Edition): Promise<boolean> {
  const { series, version, publishedAt, origin, editedBy, approvedBy, body } = edition;
  const last = await transaction
    .selectFrom('editions')
    .select(({ fn }) => fn.max('position').as('position'))
    .where('series', '=', series)
    .executeTakeFirst();
  const added = await transaction
    .insertInto('editions')
    .values({
      ...{ series, version, origin, position: (last?.position ?? 0) + 1, published_at: publishedAt },
      edited_by: JSON.stringify(editedBy),
      approved_by: approvedBy && JSON.stringify(approvedBy),
      body: JSON.stringify(body),
    })
    .onConflict((conflict) => conflict.columns(['series', 'version']).doNothing())
    .executeTakeFirstOrThrow();
  return added.numInsertedOrUpdatedRows === 1n;
}
