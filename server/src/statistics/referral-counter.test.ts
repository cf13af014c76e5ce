import { FakeClock } from '@dorren/shared/transport/fake-clock.ts';
import { describe, expect, it } from 'vitest';
import { openSqliteRecords } from '../adapters/sqlite/sqlite-records.ts';
import { monthAt } from '../ports/records/month.ts';
import { referralCounter } from './referral-counter.ts';

const CARD = { kind: 'card', from: 'health', to: 'police', outcome: 'done' } as const;

describe('the counter', () => {
  it.each([
    ['2026-10-31T22:59:59Z', '2026-10'],
    ['2026-10-31T23:00:00Z', '2026-11'],
    ['2026-06-30T21:59:59Z', '2026-06'],
    ['2026-06-30T22:00:00Z', '2026-07'],
    ['2026-12-31T23:00:00Z', '2027-01'],
  ])('T1: counts %s in Stockholm’s %s', (at, month) => {
    expect(monthAt(Date.parse(at))).toBe(month);
  });

  it('T1: keeps a number and nothing of when', async () => {
    const records = await openSqliteRecords(null);
    const clock = new FakeClock(Date.parse('2026-10-31T22:00:00Z'));
    const faults: unknown[] = [];
    const counter = referralCounter(records.statistics, clock, (error) => faults.push(error));
    counter.count(CARD);
    clock.advance(60_000);
    counter.count(CARD);
    clock.advance(3_600_000);
    counter.count(CARD);
    await expect
      .poll(() => records.statistics.all())
      .toEqual([
        { month: '2026-11', ...CARD, count: 1 },
        { month: '2026-10', ...CARD, count: 2 },
      ]);
    await records.close();
    // Whoever counts is not held up by what goes wrong.
    counter.count(CARD);
    await expect.poll(() => faults).toHaveLength(1);
  });
});
