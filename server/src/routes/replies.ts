import { replies } from '@dorren/shared/protocol/staff-http.ts';
import type { FastifyInstance } from 'fastify';
import { parseInput } from '../plugins/refusals.ts';
import { requireStaff } from '../plugins/staff-session.ts';
import type { Records } from '../ports/records/records.ts';
import type { Sessions } from '../ports/sessions.ts';

/** Sixty replies of 2,000 characters, each of at most four bytes, and their names. */
const MOST_BYTES = 640 * 1024;

/** A counsellor's own ready-made replies. */
export function repliesRoutes(app: FastifyInstance, parts: { records: Records; sessions: Sessions }): void {
  const { records, sessions } = parts;

  app.get('/staff/replies', async (request) => {
    return records.replies.get(requireStaff(sessions, request, ['counsellor']).staffId);
  });

  app.put('/staff/replies', { bodyLimit: MOST_BYTES }, async (request, reply) => {
    const { staffId } = requireStaff(sessions, request, ['counsellor']);
    await records.replies.put(staffId, parseInput(replies, request.body));
    return reply.code(204).send();
  });
}
