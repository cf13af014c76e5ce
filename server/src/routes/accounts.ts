import {
  type Account,
  accountRequest,
  certificateRequest,
  type Invitation,
  skills,
} from '@dorren/shared/protocol/staff-http.ts';
import type { FastifyInstance } from 'fastify';
import { hashToken } from '../access/proof.ts';
import { parseInput, Refused } from '../plugins/refusals.ts';
import { requireStaff } from '../plugins/staff-session.ts';
import type { Clock } from '../ports/clock.ts';
import type { Random } from '../ports/random.ts';
import type { AccountRecord } from '../ports/records/accounts.ts';
import type { Records } from '../ports/records/records.ts';
import type { SessionKeeper } from '../ports/sessions.ts';

export interface AccountsParts {
  records: Records;
  sessions: SessionKeeper;
  clock: Clock;
  random: Random;
  /** How long an invitation is good for. */
  invitationMs: number;
}

type ById = { Params: { id: string } };

/** Accounts, for administrators (SPEC A1, A8). */
export function accountRoutes(app: FastifyInstance, parts: AccountsParts): void {
  const { records, sessions, clock, random, invitationMs } = parts;

  app.get('/staff/accounts', async (request) => {
    requireStaff(sessions, request, ['administrator']);
    return (await records.accounts.all()).map(toAccount);
  });

  app.post('/staff/accounts', async (request): Promise<Invitation> => {
    requireStaff(sessions, request, ['administrator']);
    const account = { staffId: random.id(), ...parseInput(accountRequest, request.body) };
    const invitation = newInvitation(account.staffId);
    if (!(await records.invitations.invite(account, kept(invitation)))) throw new Refused('name-taken');
    return invitation;
  });

  app.post<ById>('/staff/accounts/:id/invitation', async (request): Promise<Invitation> => {
    const { id } = request.params;
    requireAnother(requireStaff(sessions, request, ['administrator']).staffId, id);
    const invitation = newInvitation(id);
    if (!(await records.invitations.inviteAgain(id, kept(invitation)))) throw new Refused('not-found');
    await sessions.endAllOf(id);
    return invitation;
  });

  app.put<ById>('/staff/accounts/:id/certificate', async (request, reply) => {
    requireStaff(sessions, request, ['administrator']);
    const { id } = request.params;
    const { staffCertificate } = parseInput(certificateRequest, request.body);
    const account = await records.accounts.byId(id);
    if (!account) throw new Refused('not-found');
    // A contact person talks with nobody, so nothing may vouch for them to a youth (SPEC A11).
    if (account.role === 'contact-person') throw new Refused('out-of-state');
    if (!(await records.accounts.certify(id, staffCertificate))) throw new Refused('out-of-state');
    await sessions.changed(id, { staffCertificate });
    return reply.code(204).send();
  });

  app.post<ById>('/staff/accounts/:id/disable', async (request, reply) => {
    const { id } = request.params;
    requireAnother(requireStaff(sessions, request, ['administrator']).staffId, id);
    if (!(await records.accounts.disable(id))) throw new Refused('not-found');
    await sessions.disabled(id);
    return reply.code(204).send();
  });

  app.put<ById>('/staff/accounts/:id/skills', async (request, reply) => {
    requireStaff(sessions, request, ['supervisor', 'administrator']);
    const { id } = request.params;
    const changed = parseInput(skills, request.body);
    const account = await records.accounts.byId(id);
    if (!account) throw new Refused('not-found');
    if (account.role !== 'counsellor') throw new Refused('out-of-state');
    await records.accounts.setSkills(id, changed);
    await sessions.changed(id, changed);
    return reply.code(204).send();
  });

  app.get('/staff/certificate', async (request) => {
    const { staffId } = requireStaff(sessions, request, ['counsellor', 'supervisor', 'administrator']);
    return { staffCertificate: (await records.accounts.byId(staffId))?.staffCertificate ?? null };
  });

  function newInvitation(staffId: string): Invitation {
    return { staffId, token: random.secret(), expiresAt: clock.now() + invitationMs };
  }
}

/** Administrators cannot shut themselves out: so there is always one left. */
function requireAnother(own: string, id: string): void {
  if (own === id) throw new Refused('not-allowed');
}

function kept({ token, expiresAt }: Invitation): { tokenHash: string; expiresAt: number } {
  return { tokenHash: hashToken(token), expiresAt };
}

function toAccount(record: AccountRecord): Account {
  const { disabled: _, credentials, formerCertificates, ...rest } = record;
  const identityKey = credentials?.identityKey ?? null;
  return { ...rest, state: stateOf(record), identityKey, formerCertificates: [...formerCertificates] };
}

function stateOf({ disabled, role, credentials, staffCertificate }: AccountRecord): Account['state'] {
  if (disabled) return 'disabled';
  if (credentials === null) return 'invited';
  if (role === 'contact-person') return 'active';
  return staffCertificate === null ? 'awaiting-certificate' : 'certified';
}
