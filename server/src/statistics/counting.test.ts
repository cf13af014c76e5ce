import { execFileSync } from 'node:child_process';
import { FakeClock } from '@dorren/shared/transport/fake-clock.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { openPostgresRecords } from '../adapters/postgres/postgres-records.ts';
import { openSqliteRecords } from '../adapters/sqlite/sqlite-records.ts';
import { monthAt } from '../ports/records/month.ts';
import type { Records } from '../ports/records/records.ts';
import { RecordsAway } from '../ports/records/records-away.ts';
import { startPostgres } from '../testing/postgres.ts';
import { Counting } from './counting.ts';

const CARD = { kind: 'card', from: 'health', to: 'police', outcome: 'done' } as const;
const LOST = { age: 'unknown', takenOver: false, told: false, reporting: false, outcome: { is: 'lost' } } as const;
const AGAIN_MS = 5_000;

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function inDatabase() {
  const postgres = await startPostgres();
  closing.push(() => postgres.close());
  const url = await postgres.newDatabase();
  const records = await openPostgresRecords(url);
  closing.push(() => records.close());
  /** Their connections, without this process having had a moment to hear of it. */
  const endConnections = () => {
    const all = `SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE application_name = 'dorren'`;
    expect(execFileSync('psql', ['-XAtd', url, '-c', all], { encoding: 'utf8' }).split('\n')).toContain('t');
  };
  return { postgres, records, endConnections };
}

function counts(records: Records, from: string) {
  const clock = new FakeClock(Date.parse(from));
  const faults: unknown[] = [];
  return { clock, faults, counting: new Counting(records.statistics, clock, (error) => faults.push(error)) };
}

const referralsOf = async ({ statistics }: Records) =>
  (await statistics.all()).map(({ month, count }) => `${month} ${count}`);
const concernsOf = async ({ statistics }: Records) =>
  (await statistics.concerns()).map(({ month, happened, count }) => `${month} ${happened} ${count}`).sort();

describe('counting', () => {
  it.each([
    ['2026-10-31T22:59:59Z', '2026-10'],
    ['2026-10-31T23:00:00Z', '2026-11'],
    ['2026-06-30T21:59:59Z', '2026-06'],
    ['2026-06-30T22:00:00Z', '2026-07'],
    ['2026-12-31T23:00:00Z', '2027-01'],
  ])('T1: counts %s in Stockholm’s %s', (at, month) => {
    expect(monthAt(Date.parse(at))).toBe(month);
  });

  it('T1: keeps a number of referrals and nothing of when', async () => {
    const records = await openSqliteRecords(null);
    closing.push(() => records.close());
    const { clock, faults, counting } = counts(records, '2026-10-31T22:00:00Z');
    counting.referrals.count(CARD);
    clock.advance(60_000);
    counting.referrals.count(CARD);
    clock.advance(3_600_000);
    counting.referrals.count(CARD);
    await expect
      .poll(() => records.statistics.all())
      .toEqual([
        { month: '2026-11', ...CARD, count: 1 },
        { month: '2026-10', ...CARD, count: 2 },
      ]);
    expect(faults).toEqual([]);
  });

  it('T5: counts what is over in the month in which it ended, and keeps nothing of when', async () => {
    const records = await openSqliteRecords(null);
    closing.push(() => records.close());
    const { clock, counting } = counts(records, '2026-10-31T22:59:00Z');
    counting.concerns.count(LOST);
    clock.advance(60_000);
    counting.concerns.count({ ...LOST, outcome: { is: 'not-possible', why: 'left' } });
    await expect
      .poll(() => concernsOf(records))
      .toEqual(['2026-10 lost 1', '2026-10 opened 1', '2026-11 not-possible 1', '2026-11 opened 1']);
    const row = { age: 'unknown', why: null, count: 1 };
    expect(await records.statistics.concerns()).toEqual(
      expect.arrayContaining([{ ...row, month: '2026-11', happened: 'not-possible', why: 'left' }]),
    );
  });

  it('T1, T5: loses and doubles nothing while the database is away, in whichever month that is', async () => {
    const { postgres, records } = await inDatabase();
    const { clock, faults, counting } = counts(records, '2026-10-31T22:59:00Z');
    counting.referrals.count(CARD);
    await expect.poll(() => referralsOf(records)).toEqual(['2026-10 1']);
    await postgres.crash();
    counting.referrals.count(CARD);
    counting.concerns.count(LOST);
    await expect.poll(() => faults).toHaveLength(1);
    expect(faults[0]).toBeInstanceOf(RecordsAway);
    clock.advance(60_000);
    counting.referrals.count(CARD);
    await expect.poll(() => clock.pending).toBe(1);
    await postgres.start();
    clock.advance(AGAIN_MS);
    await expect.poll(() => referralsOf(records)).toEqual(['2026-11 1', '2026-10 2']);
    expect(await concernsOf(records)).toEqual(['2026-10 lost 1', '2026-10 opened 1']);
    expect(faults).toHaveLength(1);
    expect(clock.pending).toBe(0);
  });

  it('T1: loses nothing on a connection that has ended unheard', async () => {
    const { records, endConnections } = await inDatabase();
    const { clock, faults, counting } = counts(records, '2026-11-21T12:00:00Z');
    counting.referrals.count(CARD);
    await expect.poll(() => referralsOf(records)).toEqual(['2026-11 1']);
    endConnections();
    counting.referrals.count(CARD);
    await expect.poll(() => clock.pending).toBe(1);
    expect(faults).toEqual([expect.any(RecordsAway)]);
    clock.advance(AGAIN_MS);
    await expect.poll(() => referralsOf(records)).toEqual(['2026-11 2']);
    expect(clock.pending).toBe(0);
  });

  it('T1: tries a last time at the end', async () => {
    const { postgres, records } = await inDatabase();
    const { clock, faults, counting } = counts(records, '2026-11-21T12:00:00Z');
    await postgres.crash();
    counting.referrals.count(CARD);
    await expect.poll(() => faults).toHaveLength(1);
    await postgres.start();
    await counting.end();
    expect(await referralsOf(records)).toEqual(['2026-11 1']);
    expect(clock.pending).toBe(0);
  });

  it('T1: goes on after one that could not be counted', async () => {
    const faults: unknown[] = [];
    const refused = new Error('not a number');
    const counted: string[] = [];
    const statistics = {
      count: async (month: string) => {
        if (counted.push(month) === 1) throw refused;
      },
    } as unknown as Records['statistics'];
    const counting = new Counting(statistics, new FakeClock(), (error) => faults.push(error));
    counting.referrals.count(CARD);
    counting.referrals.count(CARD);
    await counting.end();
    expect(faults).toEqual([refused]);
    expect(counted).toHaveLength(2);
  });

  it.each([0, 1, 2, 3, 4, 5, 6, 7, 8])(
    'T1: counts one that comes %i steps after the last was counted',
    async (steps) => {
      const first = Promise.withResolvers<void>();
      let counted = 0;
      const statistics = { count: () => (counted++ === 0 ? first.promise : Promise.resolve()) };
      const counting = new Counting(statistics as unknown as Records['statistics'], new FakeClock(), () => undefined);
      counting.referrals.count(CARD);
      first.resolve();
      for (let step = 0; step < steps; step += 1) await null;
      counting.referrals.count(CARD);
      await expect.poll(() => counted).toBe(2);
    },
  );

  it('T1: leaves nothing to be tried after the end', async () => {
    const away = () => Promise.reject(new RecordsAway(null));
    const clock = new FakeClock();
    const counting = new Counting({ count: away } as unknown as Records['statistics'], clock, () => undefined);
    counting.referrals.count(CARD);
    await counting.end();
    expect(clock.pending).toBe(0);
  });
});
