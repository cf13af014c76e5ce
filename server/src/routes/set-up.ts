import { setUpRequest } from '@dorren/shared/protocol/staff-http.ts';
import type { FastifyInstance } from 'fastify';
import { hashProof, sameToken } from '../access/proof.ts';
import type { PublishedCentre } from '../centre/published-centre.ts';
import { parseInput, Refused } from '../plugins/refusals.ts';
import { bearerToken } from '../plugins/staff-session.ts';
import type { Records } from '../ports/records/records.ts';

export interface SetUpParts {
  records: Records;
  centre: PublishedCentre;
  /** Printed at start while there is no account. */
  setUpToken: string;
  demonstration: boolean;
}

/** The first administrator and the centre (SPEC A5). */
export function setUpRoutes(app: FastifyInstance, { records, centre, setUpToken, demonstration }: SetUpParts): void {
  app.get('/staff/set-up', async () => ({ needed: !(await records.accounts.any()), demonstration }));

  app.post('/staff/set-up', async (request, reply) => {
    const token = bearerToken(request);
    if (token === null || !sameToken(token, setUpToken)) throw new Refused('token-spent');
    const { credentials, centre: identity, ...account } = parseInput(setUpRequest, request.body);
    const { proof, ...kept } = credentials;
    const done = await records.centre.setUp(identity, {
      ...account,
      role: 'administrator',
      directoryOrganisation: null,
      teams: [],
      competences: [],
      credentials: { ...kept, proofHash: await hashProof(proof) },
    });
    if (!done) throw new Refused('token-spent');
    await centre.reloadIdentity();
    return reply.code(204).send();
  });
}
