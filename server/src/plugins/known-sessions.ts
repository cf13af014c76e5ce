import type { FastifyInstance } from 'fastify';
import type { Sessions } from '../ports/sessions.ts';
import { bearerToken } from './staff-session.ts';

/** Before any route asks who it is: another node may have let them in, or out (SPEC M6). */
export function knownSessions(app: FastifyInstance, { sessions }: { sessions: Sessions }): void {
  app.addHook('onRequest', async (request) => {
    const token = bearerToken(request);
    if (token !== null) await sessions.learn(token);
  });
}
