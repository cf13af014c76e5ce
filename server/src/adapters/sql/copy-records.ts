import type { Insertable, Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { Tables } from './tables.ts';
import { inTransaction } from './transactions.ts';

/** In an order in which no row comes before one that it refers to. */
const IN_ORDER: Record<keyof Tables, true> = {
  centre: true,
  secrets: true,
  accounts: true,
  invitations: true,
  settings: true,
  editions: true,
  text_drafts: true,
  revocations: true,
  statistics: true,
  concerns: true,
  directory_organisations: true,
  directory_entries: true,
  directory_competences: true,
  directory_changes: true,
  replies: true,
};
const TABLES = Object.keys(IN_ORDER) as (keyof Tables)[];
/** A statement takes at most 65,535 parameters. */
const ROWS_AT_ONCE = 1_000;

export type Copied = { ok: true; rows: number } | { ok: false; why: 'not-empty' | 'not-the-same' };

/** Undoes the transaction. */
class NotCopied extends Error {
  readonly why: Extract<Copied, { ok: false }>['why'];

  constructor(why: Extract<Copied, { ok: false }>['why']) {
    super(why);
    this.why = why;
  }
}

/**
 * Copies every row of every table, all or nothing, and compares what has come with what there was. Both have the newest schema; the
 * target must have no row. Nobody may write to the source meanwhile.
 */
export async function copyRecords(from: Kysely<Tables>, to: Kysely<Tables>): Promise<Copied> {
  try {
    const rows = await inTransaction(to, async (transaction) => {
      let copied = 0;
      for (const table of TABLES) {
        if ((await rowsOf(transaction, table)).length > 0) throw new NotCopied('not-empty');
        const there = await rowsOf(from, table);
        for (let at = 0; at < there.length; at += ROWS_AT_ONCE) {
          await transaction
            .insertInto(table)
            .values(there.slice(at, at + ROWS_AT_ONCE) as Insertable<Tables[typeof table]>[])
            .execute();
        }
        if (asText(await rowsOf(transaction, table)) !== asText(there)) throw new NotCopied('not-the-same');
        copied += there.length;
      }
      return copied;
    });
    return { ok: true, rows };
  } catch (error) {
    if (error instanceof NotCopied) return { ok: false, why: error.why };
    throw error;
  }
}

async function rowsOf(db: Kysely<Tables> | Transaction<Tables>, table: keyof Tables): Promise<object[]> {
  return (await sql<object>`select * from ${sql.table(table)}`.execute(db)).rows;
}

/** The same for the same rows, whatever the order of rows and columns. */
function asText(rows: readonly object[]): string {
  const lines = rows.map((row) => JSON.stringify(Object.entries(row).sort(([one], [other]) => (one < other ? -1 : 1))));
  return lines.sort().join('\n');
}
