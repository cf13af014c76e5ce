import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { Kysely, type SqliteDatabase, SqliteDialect } from 'kysely';
import { migrate } from '../sql/migrations.ts';
import type { Tables } from '../sql/tables.ts';

/**
 * `dorren.sqlite` in a directory, which only the service's own user may read, with the newest schema; or, with null, one that is gone with the
 * process; only as new as the migration `last`, if there is one. Makes directory and file if need be. Throws if the database is newer than this program.
 */
export async function openSqliteDatabase(directory: string | null, last?: string): Promise<Kysely<Tables>> {
  const db = open(directory === null ? ':memory:' : fileIn(directory));
  await migrate(db, last);
  return db;
}

/** The permissions of a directory that is there already are left alone: others may use it too. */
function fileIn(directory: string): string {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const path = `${directory}/dorren.sqlite`;
  // SQLite gives its journals the permissions of the database itself.
  closeSync(openSync(path, 'a', 0o600));
  chmodSync(path, 0o600);
  return path;
}

function open(location: string): Kysely<Tables> {
  const database = new DatabaseSync(location);
  // What is deleted is overwritten, and what is committed survives a power cut.
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA foreign_keys = ON;
    PRAGMA secure_delete = ON;
    PRAGMA busy_timeout = 5000;
    PRAGMA trusted_schema = OFF;
  `);
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database: asKyselyExpects(database) }) });
}

/** Kysely's own SQLite dialect is written for `better-sqlite3`, whose statements differ from Node's in two ways. */
function asKyselyExpects(database: DatabaseSync): SqliteDatabase {
  return {
    close: () => database.close(),
    prepare(sql) {
      const statement = database.prepare(sql);
      const values = (parameters: readonly unknown[]): SQLInputValue[] => parameters.map(asSqlValue);
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...values(parameters)),
        run: (parameters) => statement.run(...values(parameters)),
        iterate: (parameters) => statement.iterate(...values(parameters)),
      };
    },
  };
}

function asSqlValue(value: unknown): SQLInputValue {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint')
    return value;
  throw new TypeError('a value that SQLite does not store');
}
