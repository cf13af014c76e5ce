import { type Kysely, sql } from 'kysely';
import { RecordsAway } from '../../ports/records/records-away.ts';
import type { Tables } from './tables.ts';

/**
 * Carries out `work` on one connection, once it has been heard that somebody is at its other end: one that was at rest may have ended unheard.
 * @throws RecordsAway if there is none to be had. Of what goes wrong after that nobody knows whether it was done.
 */
export async function reached<Result>(
  db: Kysely<Tables>,
  work: (connection: Kysely<Tables>) => Promise<Result>,
): Promise<Result> {
  let isReached = false;
  try {
    return await db.connection().execute(async (connection) => {
      await sql`SELECT 1`.execute(connection);
      isReached = true;
      return work(connection);
    });
  } catch (error) {
    throw isReached ? error : new RecordsAway(error);
  }
}
