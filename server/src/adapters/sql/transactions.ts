import type { Kysely, Transaction } from 'kysely';
import type { Tables } from './tables.ts';

const MOST_TRIES = 20;
/**
 * What PostgreSQL says when another transaction came between (appendix A, "Error Codes"): serialization failure, deadlock, and a key that
 * was not there when it was looked for.
 */
const CAME_BETWEEN: ReadonlySet<unknown> = new Set(['40001', '40P01', '23505']);

/**
 * Carries out `work` as if nobody else did anything meanwhile. It may be carried out more than once, and must do nothing but through its
 * transaction. SQLite has one connection here, so that nothing comes between.
 */
export async function inTransaction<Result>(
  db: Kysely<Tables>,
  work: (transaction: Transaction<Tables>) => Promise<Result>,
): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await db.transaction().setIsolationLevel('serializable').execute(work);
    } catch (error) {
      if (tries === MOST_TRIES || !cameBetween(error)) throw error;
    }
  }
}

function cameBetween(error: unknown): boolean {
  return error instanceof Error && 'code' in error && CAME_BETWEEN.has(error.code);
}
