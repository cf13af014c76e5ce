import { STALE_AFTER_DAYS } from '@dorren/shared/protocol/directory.ts';
import type { ConcernEvent } from '@dorren/shared/protocol/reporting-duty.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSqliteRecords } from '../server/src/adapters/sqlite/sqlite-records.ts';
import type { Records } from '../server/src/ports/records/records.ts';
import { suppressed } from '../server/src/statistics/suppressed.ts';
import { suppressedConcerns } from '../server/src/statistics/suppressed-concerns.ts';
import { fillRecords } from './fill.ts';
import people from './people.json' with { type: 'json' };

const NOW = Date.parse('2026-03-31T12:00:00Z');
let records: Records;
beforeAll(async () => {
  records = await openSqliteRecords(null);
  await fillRecords(records, NOW);
});
afterAll(() => records.close());

describe('the demonstration begins with', () => {
  it('a directory, of which some was confirmed lately, some long ago, some never', async () => {
    const { entries } = await records.directory.read();
    const days = entries.map(({ confirmed }) => confirmed && (NOW - confirmed.at) / (24 * 60 * 60_000));
    expect(days.filter((ago) => ago === null).length).toBeGreaterThan(3);
    expect(days.filter((ago) => ago !== null && ago > STALE_AFTER_DAYS).length).toBeGreaterThan(10);
    expect(days.filter((ago) => ago !== null && ago <= STALE_AFTER_DAYS).length).toBeGreaterThan(days.length / 2);
    const { changes } = await records.directory.changes({ before: null, organisationId: null, most: 1_000 });
    expect(changes.map(({ at }) => at)).toEqual(changes.map(({ at }) => at).sort((one, other) => other - one));
  });

  it('people whose organisation and competences are in it', async () => {
    const { organisations, competences } = await records.directory.read();
    const { directoryOrganisation } = people.contactPerson;
    expect(organisations.map(({ organisation }) => organisation.id)).toContain(directoryOrganisation);
    const known = competences.map(({ id }) => id);
    for (const counsellor of [...people.counsellors, people.colleague])
      expect(counsellor.competences.filter((id) => !known.includes(id))).toEqual([]);
  });

  it('statistics of three months that are over, some told and some kept back', async () => {
    const referrals = suppressed(await records.statistics.all(), '2026-03');
    expect([...new Set(referrals.map(({ month }) => month))]).toEqual(['2026-02', '2026-01', '2025-12']);
    const counts = referrals.flatMap(({ rows }) => rows.map(({ count }) => count));
    expect(counts).toContain(null);
    expect(counts.some((count) => count !== null)).toBe(true);
  });

  it('concerns that each have one outcome, some told and some kept back', async () => {
    const kept = await records.statistics.concerns();
    const sum = (happened: readonly ConcernEvent[]) =>
      kept.filter((one) => happened.includes(one.happened)).reduce((before, { count }) => before + count, 0);
    expect(sum(['reported', 'not-possible', 'lost'])).toBe(sum(['opened']));
    const told = suppressedConcerns(kept, '2026-03').flatMap(({ rows }) => rows.map(({ count }) => count));
    expect(told).toContain(null);
    expect(told.some((count) => count !== null)).toBe(true);
  });
});
