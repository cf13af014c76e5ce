import type { Kysely } from 'kysely';
import { RecordsAway } from '../../ports/records/records-away.ts';
import type { Tables } from './tables.ts';

/**
 * Carries out `work` on one connection.
 * @throws RecordsAway if there is none to be had. Of what goes wrong on a connection nobody knows whether it was done.
 */
export async function reached<Result>(
  db: Kysely<Tables>,
  work: (connection: Kysely<Tables>) => Promise<Result>,
): Promise<Result> {
  let isReached = false;
  try {
    return await db.connection().execute((connection) => {
      isReached = true;
      return work(connection);
    });
  } catch (error) {
    throw isReached ? error : new RecordsAway(error);
  }
}
