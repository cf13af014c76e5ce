import { statistics } from '@dorren/shared/protocol/statistics.ts';
import { FakeClock } from '@dorren/shared/transport/fake-clock.ts';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import type { ConcernEnded } from '../ports/records/statistics.ts';
import { setUp, startTestService } from '../testing/started-service.ts';

const REPORTED: ConcernEnded = {
  ...{ age: '15-17', takenOver: false, told: true, reporting: true },
  outcome: { is: 'reported' },
};

it('T4, T6: tells of concerns of months that are over, without what a small count would follow from', async () => {
  const test = await startTestService({
    clock: new FakeClock(Date.parse('2026-11-21T09:00:00Z')),
    async fill({ statistics }) {
      for (let count = 0; count < 9; count++) await statistics.countConcern('2026-10', REPORTED);
      await statistics.countConcern('2026-10', { ...REPORTED, told: false, outcome: { is: 'lost' } });
      for (let count = 0; count < 9; count++) await statistics.countConcern('2026-11', REPORTED);
    },
  });
  const { token } = await setUp(test);
  const { concerns } = v.parse(statistics, (await test.ask('/staff/statistics', { token })).json);
  const row = (happened: string, count: number | null) => ({ happened, why: null, count });
  expect(concerns).toEqual([
    {
      ...{ month: '2026-10', age: '15-17' },
      rows: [row('opened', 10), row('told', 9), row('reporting', 10), row('reported', null), row('lost', null)],
    },
  ]);
  await test.stop();
  expect(test.faults).toEqual([]);
});
