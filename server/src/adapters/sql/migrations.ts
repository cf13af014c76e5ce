import { type Kysely, type Migration, Migrator } from 'kysely';
import { carryOverBindings } from './carry-over-bindings.ts';
import { carryOverNotices } from './carry-over-notices.ts';
import type { Tables } from './tables.ts';

/** In order of their names; one that has been released never changes. */
const MIGRATIONS: Record<string, Migration> = {
  '0001-staff-and-centre': {
    async up(db) {
      await db.schema
        .createTable('centre')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('root_key', 'text', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('secrets')
        .addColumn('name', 'text', (column) => column.primaryKey())
        .addColumn('value', 'text', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('accounts')
        .addColumn('staff_id', 'text', (column) => column.primaryKey())
        .addColumn('username', 'text', (column) => column.notNull().unique())
        .addColumn('name_shown', 'text', (column) => column.notNull())
        .addColumn('organisation', 'text', (column) => column.notNull())
        .addColumn('role', 'text', (column) => column.notNull())
        .addColumn('disabled', 'integer', (column) => column.notNull())
        .addColumn('credentials', 'text')
        .addColumn('staff_certificate', 'text')
        .addColumn('former_certificates', 'text', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('invitations')
        .addColumn('token_hash', 'text', (column) => column.primaryKey())
        .addColumn('staff_id', 'text', (column) => column.notNull().unique().references('accounts.staff_id'))
        .addColumn('expires_at', 'bigint', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('replies')
        .addColumn('staff_id', 'text', (column) => column.primaryKey().references('accounts.staff_id'))
        .addColumn('body', 'text', (column) => column.notNull())
        .execute();
    },
  },
  '0002-published': {
    async up(db) {
      await db.schema
        .createTable('settings')
        .addColumn('name', 'text', (column) => column.primaryKey())
        .addColumn('body', 'text', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('notices')
        .addColumn('position', 'integer', (column) => column.notNull())
        .addColumn('language', 'text', (column) => column.notNull())
        .addColumn('version', 'text', (column) => column.notNull())
        .addColumn('body', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('notices_key', ['language', 'version'])
        .addUniqueConstraint('notices_order', ['language', 'position'])
        .execute();
      await db.schema
        .createTable('revocations')
        .addColumn('serial', 'bigint', (column) => column.primaryKey())
        .addColumn('list', 'text', (column) => column.notNull())
        .execute();
    },
  },
  '0003-skills-and-statistics': {
    async up(db) {
      await db.schema.alterTable('accounts').addColumn('directory_organisation', 'text').execute();
      await db.schema
        .alterTable('accounts')
        .addColumn('skills', 'text', (column) => column.notNull().defaultTo('{"teams":[],"competences":[]}'))
        .execute();
      await db.schema
        .createTable('statistics')
        .addColumn('month', 'text', (column) => column.notNull())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('referred_from', 'text', (column) => column.notNull())
        .addColumn('referred_to', 'text', (column) => column.notNull())
        .addColumn('outcome', 'text', (column) => column.notNull())
        .addColumn('count', 'integer', (column) => column.notNull())
        .addPrimaryKeyConstraint('statistics_key', ['month', 'kind', 'referred_from', 'referred_to', 'outcome'])
        .execute();
    },
  },
  '0004-directory': {
    async up(db) {
      await db.schema
        .createTable('directory_organisations')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('revision', 'integer', (column) => column.notNull())
        .addColumn('body', 'text')
        .execute();
      await db.schema
        .createTable('directory_entries')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('organisation_id', 'text', (column) => column.notNull())
        .addColumn('revision', 'integer', (column) => column.notNull())
        .addColumn('body', 'text')
        .addColumn('confirmed_by', 'text')
        .addColumn('confirmed_at', 'bigint')
        .execute();
      await db.schema
        .createTable('directory_competences')
        .addColumn('name', 'text', (column) => column.primaryKey())
        .addColumn('revision', 'integer', (column) => column.notNull())
        .addColumn('body', 'text', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('directory_changes')
        .addColumn('id', 'integer', (column) => column.primaryKey())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addColumn('changed_by', 'text', (column) => column.notNull())
        .addColumn('organisation_id', 'text')
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('subject_of', 'text', (column) => column.notNull())
        .addColumn('subject_id', 'text', (column) => column.notNull())
        .addColumn('before_body', 'text')
        .addColumn('after_body', 'text')
        .addColumn('undoes', 'integer')
        .addColumn('import_id', 'integer')
        .execute();
      await db.schema
        .createIndex('directory_changes_of_subject')
        .on('directory_changes')
        .columns(['subject_of', 'subject_id', 'id'])
        .execute();
      await db.schema
        .createIndex('directory_changes_of_organisation')
        .on('directory_changes')
        .columns(['organisation_id', 'id'])
        .execute();
    },
  },
  '0005-texts': {
    async up(db) {
      await db.schema
        .createTable('editions')
        .addColumn('series', 'text', (column) => column.notNull())
        .addColumn('position', 'integer', (column) => column.notNull())
        .addColumn('version', 'text', (column) => column.notNull())
        .addColumn('published_at', 'bigint', (column) => column.notNull())
        .addColumn('origin', 'text', (column) => column.notNull())
        .addColumn('edited_by', 'text', (column) => column.notNull())
        .addColumn('approved_by', 'text')
        .addColumn('body', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('editions_key', ['series', 'version'])
        .addUniqueConstraint('editions_order', ['series', 'position'])
        .execute();
      await db.schema
        .createTable('text_drafts')
        .addColumn('series', 'text', (column) => column.primaryKey())
        .addColumn('revision', 'integer', (column) => column.notNull())
        .addColumn('body', 'text')
        .execute();
      await db.schema
        .createTable('bindings')
        .addColumn('name', 'text', (column) => column.primaryKey())
        .addColumn('body', 'text', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('concerns')
        .addColumn('month', 'text', (column) => column.notNull())
        .addColumn('age', 'text', (column) => column.notNull())
        .addColumn('happened', 'text', (column) => column.notNull())
        .addColumn('why', 'text', (column) => column.notNull())
        .addColumn('count', 'integer', (column) => column.notNull())
        .addPrimaryKeyConstraint('concerns_key', ['month', 'age', 'happened', 'why'])
        .execute();
      await carryOverNotices(db);
      await db.schema.dropTable('notices').execute();
    },
  },
  '0006-bindings-as-editions': {
    async up(db) {
      await carryOverBindings(db);
      await db.schema.dropTable('bindings').execute();
    },
  },
};

/** A version that came after this one has changed the records. */
export class RecordsNewer extends Error {}

/** What Kysely says of a migration that was done and is not known. */
const UNKNOWN = /^corrupted migrations: previously executed migration/;

/** Brings a database to the newest schema, or only as far as `last`. Throws if a migration fails, {@link RecordsNewer} if the database is newer than this program. */
export async function migrate(db: Kysely<Tables>, last?: string): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  const { error } = await (last === undefined ? migrator.migrateToLatest() : migrator.migrateTo(last));
  if (error instanceof Error && UNKNOWN.test(error.message)) throw new RecordsNewer();
  if (error !== undefined) throw error;
}
