import { challengeRequest, type SignInResponse, signInRequest } from '@dorren/shared/protocol/staff-http.ts';
import type { FastifyInstance } from 'fastify';
import { challengeFor } from '../access/challenge.ts';
import { verifyProof } from '../access/proof.ts';
import type { PublishedCentre } from '../centre/published-centre.ts';
import { parseInput, Refused } from '../plugins/refusals.ts';
import { bearerToken } from '../plugins/staff-session.ts';
import type { Records } from '../ports/records/records.ts';
import type { SessionKeeper } from '../ports/sessions.ts';
import type { SignInThrottle } from '../ports/sign-in-throttle.ts';

export interface SignInParts {
  records: Records;
  centre: PublishedCentre;
  sessions: SessionKeeper;
  limiter: SignInThrottle;
  /** Keeps the challenges of names that nobody has the same, over restarts too. */
  serviceSecret: string;
  demonstration: boolean;
}

/** Sign-in by a proof of the passphrase, and its end (SPEC A2–A4). */
export function signInRoutes(app: FastifyInstance, parts: SignInParts): void {
  const { records, centre, sessions, limiter, serviceSecret, demonstration } = parts;

  app.post('/staff/sign-in/challenge', async (request) => {
    const { username } = parseInput(challengeRequest, request.body);
    return challengeFor(username, records.accounts, serviceSecret);
  });

  app.post('/staff/sign-in', async (request): Promise<SignInResponse> => {
    const { username, proof } = parseInput(signInRequest, request.body);
    const succeeded = await limiter.begin(username);
    if (!succeeded) throw new Refused('rate-limited');
    const account = await records.accounts.byUsername(username);
    const credentials = account && !account.disabled ? account.credentials : null;
    const proven = await verifyProof(proof, credentials?.proofHash ?? null);
    // It may have been disabled while the proof was being checked.
    const now = proven && account ? await records.accounts.byId(account.staffId) : null;
    const identity = centre.identity();
    if (!now?.credentials || now.disabled || now.credentials.proofHash !== credentials?.proofHash || !identity) {
      throw new Refused('wrong-credentials');
    }
    await succeeded();
    const { staffId, role, nameShown, organisation, directoryOrganisation, teams, competences, staffCertificate } = now;
    return {
      token: await sessions.begin({
        ...{ staffId, role, nameShown, organisation, directoryOrganisation, teams, competences, staffCertificate },
      }),
      staffId,
      role,
      nameShown,
      organisation,
      wrappedIdentity: now.credentials.wrappedIdentity,
      staffCertificate,
      centre: identity,
      demonstration,
    };
  });

  app.post('/staff/sign-out', async (request, reply) => {
    const token = bearerToken(request);
    if (token === null || !sessions.identify(token)) throw new Refused('not-signed-in');
    await sessions.end(token);
    return reply.code(204).send();
  });
}
