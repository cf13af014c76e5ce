import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPostgres, type TestPostgres } from '../../testing/postgres.ts';
import { openPostgresDatabase } from './database.ts';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(() => postgres.close());

it('survives that a connection ends between two questions of one transaction, and goes on with another', async () => {
  const db = await openPostgresDatabase(await postgres.newDatabase());
  const pid = sql<{ pid: number }>`SELECT pg_backend_pid() AS pid`;
  let ended = 0;
  const transaction = db.transaction().execute(async (during) => {
    ended = (await pid.execute(during)).rows[0]?.pid ?? 0;
    await sql`SELECT pg_terminate_backend(${ended})`.execute(db);
    await expect
      .poll(() =>
        pid.execute(during).then(
          () => 'there',
          () => 'gone',
        ),
      )
      .toBe('gone');
    throw new Error('given up');
  });
  await expect(transaction).rejects.toThrow();
  expect((await pid.execute(db)).rows[0]?.pid).not.toBe(ended);
  await db.destroy();
});
