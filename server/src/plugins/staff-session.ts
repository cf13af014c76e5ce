import type { Role } from '@dorren/shared/protocol/values.ts';
import type { FastifyRequest } from 'fastify';
import type { Sessions, StaffIdentity } from '../ports/sessions.ts';
import { Refused } from './refusals.ts';

const BEARER = /^Bearer ([A-Za-z0-9_-]{43})$/;

/** The token in `Authorization`; null if there is none of the right form. It is never taken from an address or a cookie. */
export function bearerToken(request: FastifyRequest): string | null {
  return BEARER.exec(request.headers.authorization ?? '')?.[1] ?? null;
}

/** Who asks. Throws `Refused` unless they are signed in and have one of the roles (SPEC A1, A9). */
export function requireStaff(sessions: Sessions, request: FastifyRequest, roles: readonly Role[]): StaffIdentity {
  const token = bearerToken(request);
  const identity = token === null ? null : sessions.identify(token);
  if (!identity) throw new Refused('not-signed-in');
  if (!roles.includes(identity.role)) throw new Refused('not-allowed');
  return identity;
}
