import { settings } from '@dorren/shared/protocol/content.ts';
import { revocations } from '@dorren/shared/protocol/staff-http.ts';
import { ROLES } from '@dorren/shared/protocol/values.ts';
import type { FastifyInstance } from 'fastify';
import type { PublishedCentre } from '../centre/published-centre.ts';
import { parseInput, Refused } from '../plugins/refusals.ts';
import { requireStaff } from '../plugins/staff-session.ts';
import type { Sessions } from '../ports/sessions.ts';

export interface CentreParts {
  centre: PublishedCentre;
  sessions: Sessions;
}

/** Three dozen helplines, and a year of exceptions from the opening hours. */
const MOST_BYTES = 512 * 1024;

/** What an administrator sets and publishes for the centre. */
export function centreRoutes(app: FastifyInstance, { centre, sessions }: CentreParts): void {
  app.get('/staff/settings', async (request) => {
    requireStaff(sessions, request, ['administrator']);
    return centre.settings();
  });

  app.put('/staff/settings', { bodyLimit: MOST_BYTES }, async (request, reply) => {
    requireStaff(sessions, request, ['administrator']);
    await centre.changeSettings(parseInput(settings, request.body));
    return reply.code(204).send();
  });

  app.get('/staff/revocations', async (request) => {
    requireStaff(sessions, request, ROLES);
    return centre.revocationList();
  });

  app.put('/staff/revocations', async (request, reply) => {
    requireStaff(sessions, request, ['administrator']);
    if (!(await centre.publishRevocations(parseInput(revocations, request.body)))) throw new Refused('stale-serial');
    return reply.code(204).send();
  });
}
