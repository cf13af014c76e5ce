/** Part of the migration 0006: whose notice is whose was kept without a history. Like any migration that has been released, it never changes. */
import type { Kysely } from 'kysely';
import { monthAt } from '../../ports/records/month.ts';

interface Before {
  bindings: { name: string; body: string };
  editions: {
    series: string;
    position: number;
    version: string;
    published_at: number;
    origin: string;
    edited_by: string;
    approved_by: string | null;
    body: string;
  };
}

/** What was in force becomes the first edition. By whom and when it was chosen was not kept: it is one from now on. */
export async function carryOverBindings(db: Kysely<Before>): Promise<void> {
  const row = await db.selectFrom('bindings').select('body').executeTakeFirst();
  if (row === undefined) return;
  const { revision: _, ...bindings } = JSON.parse(row.body);
  const now = Date.now();
  await db
    .insertInto('editions')
    .values({
      ...{ series: 'bindings', position: 1, version: `${monthAt(now)}.1`, published_at: now, origin: 'published' },
      ...{ edited_by: '[]', approved_by: null, body: JSON.stringify({ kind: 'bindings', bindings }) },
    })
    .execute();
}
