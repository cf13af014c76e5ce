import { FakeClock } from '@dorren/shared/transport/fake-clock.ts';
import { expect, it } from 'vitest';
import { openSqliteRecords } from '../adapters/sqlite/sqlite-records.ts';
import { concernCounter } from './concern-counter.ts';

it('T5: counts what is over in the month in which it ended, and keeps nothing of when', async () => {
  const records = await openSqliteRecords(null);
  const clock = new FakeClock(Date.parse('2026-10-31T22:59:00Z'));
  const faults: unknown[] = [];
  const counter = concernCounter(records.statistics, clock, (error) => faults.push(error));
  const lost = { age: 'unknown', takenOver: false, told: false, reporting: false, outcome: { is: 'lost' } } as const;
  counter.count(lost);
  clock.advance(60_000);
  counter.count({ ...lost, outcome: { is: 'not-possible', why: 'left' } });
  const row = { age: 'unknown', why: null, count: 1 };
  await expect
    .poll(async () => (await records.statistics.concerns()).map(({ month, happened }) => `${month} ${happened}`).sort())
    .toEqual(['2026-10 lost', '2026-10 opened', '2026-11 not-possible', '2026-11 opened']);
  expect(await records.statistics.concerns()).toEqual(
    expect.arrayContaining([{ ...row, month: '2026-11', happened: 'not-possible', why: 'left' }]),
  );
  await records.close();
  // Whoever counts is not held up by what goes wrong.
  counter.count(lost);
  await expect.poll(() => faults).toHaveLength(1);
});
