import type { StatisticsTold } from '@dorren/shared/protocol/statistics.ts';
import type { FastifyInstance } from 'fastify';
import { requireStaff } from '../plugins/staff-session.ts';
import type { Clock } from '../ports/clock.ts';
import { monthAt } from '../ports/records/month.ts';
import type { Records } from '../ports/records/records.ts';
import type { Sessions } from '../ports/sessions.ts';
import { suppressed } from '../statistics/suppressed.ts';
import { suppressedConcerns } from '../statistics/suppressed-concerns.ts';

export interface StatisticsParts {
  records: Records;
  sessions: Sessions;
  clock: Clock;
}

/** How often was referred and reported, as far as it points at nobody (SPEC T). */
export function statisticsRoutes(app: FastifyInstance, { records, sessions, clock }: StatisticsParts): void {
  app.get('/staff/statistics', async (request): Promise<StatisticsTold> => {
    requireStaff(sessions, request, ['supervisor', 'administrator']);
    const { statistics } = records;
    const current = monthAt(clock.now());
    return {
      referrals: suppressed(await statistics.all(), current),
      concerns: suppressedConcerns(await statistics.concerns(), current),
    };
  });
}
