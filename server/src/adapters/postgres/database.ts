import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { migrate } from '../sql/migrations.ts';
import type { Tables } from '../sql/tables.ts';
import { textInByteOrder } from './byte-order.ts';

const MOST_CONNECTIONS = 8;
const CONNECT_MS = 5_000;
/** A server that does not answer must not keep those who wait for it for ever. */
const STATEMENT_MS = 60_000;
const { builtins } = pg.types;

/**
 * With the newest schema, whoever of several nodes begins. Throws if it cannot be reached, or is newer than this program.
 * @param url `postgresql://…`, with `sslmode` and what else it needs.
 */
export async function openPostgresDatabase(url: string): Promise<Kysely<Tables>> {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'dorren',
    max: MOST_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: STATEMENT_MS,
    keepAlive: true,
    types: {
      getTypeParser: (type, format) => (type === builtins.INT8 ? Number : pg.types.getTypeParser(type, format)),
    },
  });
  // Of a connection that was at rest: the next question opens another. Of one in use, whoever asked is told; nobody else may be.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    await migrate(db.withPlugin(textInByteOrder));
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return db;
}
