import { credentials } from '@dorren/shared/protocol/staff-http.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { hashProof, hashToken } from '../access/proof.ts';
import type { PublishedCentre } from '../centre/published-centre.ts';
import { parseInput, Refused } from '../plugins/refusals.ts';
import { bearerToken } from '../plugins/staff-session.ts';
import type { Clock } from '../ports/clock.ts';
import type { Records } from '../ports/records/records.ts';

export interface InvitationParts {
  records: Records;
  centre: PublishedCentre;
  clock: Clock;
}

/** The invited member of staff's side of an invitation (SPEC A5). */
export function invitationRoutes(app: FastifyInstance, { records, centre, clock }: InvitationParts): void {
  app.get('/staff/invitation', async (request) => {
    const invited = await records.invitations.find(tokenHashOf(request), clock.now());
    const identity = centre.identity();
    if (!invited || !identity) throw new Refused('token-spent');
    const { username, nameShown, organisation, role } = invited;
    return { username, nameShown, organisation, role, centre: identity };
  });

  app.post('/staff/invitation', async (request, reply) => {
    const tokenHash = tokenHashOf(request);
    const { proof, ...kept } = parseInput(credentials, request.body);
    // Before any work: only whoever holds an invitation can make the service hash.
    if (!(await records.invitations.find(tokenHash, clock.now()))) throw new Refused('token-spent');
    const proofHash = await hashProof(proof);
    const accepted = await records.invitations.accept(tokenHash, { ...kept, proofHash }, clock.now());
    if (!accepted) throw new Refused('token-spent');
    return reply.code(204).send();
  });
}

function tokenHashOf(request: FastifyRequest): string {
  const token = bearerToken(request);
  if (token === null) throw new Refused('token-spent');
  return hashToken(token);
}
